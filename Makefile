.PHONY: help run test eval weigh bench format backup restore

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

run: ## the program with its database and the demonstration community, http://localhost:5080 (PORT=…)
	@infra/local/run.sh

test: ## every test, the browser's too; ends with "N passed, N failed"
	@infra/local/test.sh

eval: ## how well it reframes, masks and finds, against evaluation/baselines
	@infra/local/build.sh run Release evaluation/Facilitation.Evaluation
	@infra/local/cluster.sh with dotnet artifacts/bin/Facilitation.Evaluation/release/Facilitation.Evaluation.dll eval $(ARGS)

weigh: ## learns anew which words tell of a child in danger, from evaluation/cases/danger.json
	@infra/local/build.sh run Release evaluation/Facilitation.Evaluation
	@dotnet artifacts/bin/Facilitation.Evaluation/release/Facilitation.Evaluation.dll weigh

bench: ## how fast it is; writes artifacts/bench/*.json
	@infra/local/build.sh run Release evaluation/Facilitation.Evaluation
	@infra/local/cluster.sh with --durable dotnet artifacts/bin/Facilitation.Evaluation/release/Facilitation.Evaluation.dll bench $(ARGS)

format: ## the code as .editorconfig wants it
	@dotnet format Facilitation.sln

backup: ## everything the database holds into FILE=…
	@infra/local/backup.sh "$(FILE)"

restore: ## the database becomes what FILE=… holds; the former data is kept beside it
	@infra/local/restore.sh "$(FILE)"
