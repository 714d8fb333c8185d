-- A search counts what its filters leave before it compares vectors: out of the index alone, for a row of vectors fills half a page.
create index embeddings_filters on embeddings (model, community_id, kind, level, subject) include (visibility, document_id);
drop index if exists embeddings_model_community_id_kind_level_subject_idx;
