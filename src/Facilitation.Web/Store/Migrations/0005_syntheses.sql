-- Syntheses: what a set of reports says, each sentence with its sources. No text of a report is copied here beyond its quotes; no foreign key leads
-- to a report, for a quote whose report is gone must be seen to have lost its source.
create table syntheses (
    id           uuid primary key,
    community_id uuid not null references communities on delete cascade,
    challenge_id uuid not null references challenges on delete cascade,
    action_id    uuid references actions on delete cascade,
    state        text not null default 'draft' check (state in ('draft', 'published', 'superseded')),
    work         text not null default 'running' check (work in ('running', 'stopped', 'done')),
    phase        text not null default 'read' check (phase in ('read', 'draw', 'close')),
    title        text not null check (length(title) between 1 and 700),
    language     text not null default 'fr' check (language in ('fr', 'en')),
    -- Who worded it, as it stood when it was approved: mode, model, promptVersions, edited.
    origin       jsonb,
    created_by   uuid references members on delete set null,
    approved_by  uuid references members on delete set null,
    approved_at  timestamptz,
    visibility   text not null default 'community' check (visibility = 'community'),
    version      integer not null default 1,
    -- The state of its sources when its document was last written: it is written anew when they change.
    sources_seen text,
    previous_id  uuid references syntheses on delete set null,
    -- When a step of it was last begun: whoever waited longest is next.
    worked_at    timestamptz not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (state <> 'published' or approved_at is not null)
);
-- One draft at a time for a challenge or an action: pressing twice starts, and pays, once.
create unique index syntheses_one_draft on syntheses (challenge_id, coalesce(action_id, challenge_id)) where state = 'draft';
create index on syntheses (community_id, id desc);
create index on syntheses (worked_at) where work = 'running';

-- The table is the queue. A step is asked for by whoever holds its lease; the first result that is kept stays.
create table synthesis_steps (
    synthesis_id   uuid not null references syntheses on delete cascade,
    kind           text not null check (kind in ('read', 'draw', 'close')),
    key            text not null check (length(key) between 1 and 200),
    place          integer not null,
    state          text not null default 'due' check (state in ('due', 'leased', 'done', 'failed')),
    -- The end of a lease; of a due one, the moment before which it is not tried again.
    until          timestamptz,
    attempts       integer not null default 0,
    failures       integer not null default 0,
    -- The version of the report that was read.
    report_version integer,
    -- What a draw step draws from.
    input          jsonb,
    result         jsonb,
    tokens         bigint not null default 0,
    mode           text,
    model          text,
    prompt_version text,
    outcome        text,
    -- Taken over from an earlier synthesis: not paid again.
    reused         boolean not null default false,
    primary key (synthesis_id, kind, key)
);
create index on synthesis_steps (synthesis_id, place) where state in ('due', 'leased');
create index on synthesis_steps (kind, key) where state = 'done';

create table synthesis_reports (
    synthesis_id uuid not null references syntheses on delete cascade,
    report_id    uuid not null,
    place        integer not null,
    version      integer not null,
    -- Whether it counts as evidence; null otherwise why it is listed apart.
    apart        text,
    instruction  boolean not null default false,
    primary key (synthesis_id, report_id)
);
create index on synthesis_reports (report_id);

create table findings (
    id           uuid primary key,
    synthesis_id uuid not null references syntheses on delete cascade,
    place        integer not null,
    kind         text not null check (kind in ('effect', 'condition', 'deviation', 'limitation', 'recommendation')),
    direction    text not null check (direction in ('favourable', 'unfavourable', 'mixed')),
    condition    text,
    claim        text not null check (length(claim) between 1 and 400),
    -- Who worded it, and which group of observations it was drawn from; null for a person's own.
    mode         text not null check (mode in ('model', 'guided', 'person')),
    group_key    text,
    edited       boolean not null default false,
    decision     text not null default 'pending' check (decision in ('pending', 'accepted', 'refused')),
    decided_by   uuid references members on delete set null,
    version      integer not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    unique (synthesis_id, place)
);

create table citations (
    finding_id     uuid not null references findings on delete cascade,
    place          integer not null,
    report_id      uuid not null,
    report_version integer not null,
    field          text not null,
    spans          jsonb not null,
    words          text not null,
    primary key (finding_id, place)
);
create index on citations (report_id);

create table proposals (
    id           uuid primary key,
    synthesis_id uuid not null references syntheses on delete cascade,
    place        integer not null,
    kind         text not null check (kind in ('disagreement', 'gap', 'next_inquiry')),
    text         text not null check (length(text) between 1 and 400),
    -- The findings that disagree.
    findings     uuid[] not null default '{}',
    mode         text not null check (mode in ('model', 'guided', 'person')),
    kept         boolean not null default true,
    version      integer not null default 1,
    unique (synthesis_id, place)
);

-- What did not pass the gate, masked, with the reasons.
create table refused_sentences (
    id           uuid primary key,
    synthesis_id uuid not null references syntheses on delete cascade,
    step_kind    text not null,
    step_key     text not null,
    place        integer not null,
    text         text not null,
    faults       jsonb not null
);
create index on refused_sentences (synthesis_id, step_kind, place);
