-- Communities, people, and the chain thorn → challenge → action → report. Every shared row has community_id, visibility and version.
create table communities (
    id         uuid primary key,
    slug       text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    name       text not null check (length(name) between 1 and 200),
    time_zone  text not null default 'Europe/Paris',
    created_at timestamptz not null default now()
);

create table members (
    id           uuid primary key,
    email        text not null unique check (email = lower(email) and length(email) <= 320),
    display_name text not null check (length(display_name) between 1 and 200),
    language     text not null default 'fr' check (language in ('fr', 'en')),
    created_at   timestamptz not null default now()
);

create table memberships (
    community_id uuid not null references communities on delete cascade,
    member_id    uuid not null references members on delete cascade,
    role         text not null check (role in ('facilitator', 'member', 'observer')),
    primary key (community_id, member_id)
);
create index on memberships (member_id);

-- Only the SHA-256 of a token is kept; the token itself is shown once.
create table access_tokens (
    id           uuid primary key,
    token_hash   bytea not null unique,
    member_id    uuid not null references members on delete cascade,
    community_id uuid not null references communities on delete cascade,
    created_at   timestamptz not null default now(),
    revoked_at   timestamptz
);

create table thorns (
    id           uuid primary key,
    community_id uuid not null references communities on delete cascade,
    author_id    uuid not null references members on delete cascade,
    external_id  text,
    text         text not null check (length(text) between 1 and 8000),
    level        text,
    grade        text,
    subject      text,
    -- Masks as they stand in the stored text: [{kind, start, length, mask}]; what they hide is nowhere.
    masks        jsonb not null default '[]',
    unmasked_person boolean not null default false,
    safeguarding boolean not null default false,
    visibility   text not null default 'private' check (visibility in ('private', 'community', 'network', 'public')),
    version      integer not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (not safeguarding or visibility = 'private'),
    unique (community_id, external_id)
);
create index on thorns (author_id, created_at desc);
create index on thorns (created_at) where safeguarding;

create table reframings (
    id              uuid primary key,
    thorn_id        uuid not null references thorns on delete cascade,
    idempotency_key text,
    answers         jsonb not null default '[]',
    reframing       jsonb not null,
    precedents      uuid[] not null default '{}',
    created_at      timestamptz not null,
    unique (thorn_id, idempotency_key)
);
create index on reframings (thorn_id, created_at desc);

create table challenges (
    id                uuid primary key,
    community_id      uuid not null references communities on delete cascade,
    number            integer not null check (number > 0),
    external_id       text,
    question          text not null check (length(question) between 1 and 600),
    objective         text,
    context           text,
    theme             text,
    situation         text,
    audience          text,
    observable_change text,
    indicators        text[] not null default '{}',
    horizon           text,
    hypothesis        jsonb,
    level             text,
    subject           text,
    thorn_id          uuid references thorns on delete set null,
    -- Who worded it (mode, model, promptVersion) and who approved it; null origin: a person's own words.
    origin            jsonb,
    approved_by       uuid references members on delete set null,
    visibility        text not null default 'community' check (visibility in ('private', 'community', 'network', 'public')),
    version           integer not null default 1,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    unique (community_id, number),
    unique (community_id, external_id)
);

create table actions (
    id           uuid primary key,
    community_id uuid not null references communities on delete cascade,
    challenge_id uuid not null references challenges on delete cascade,
    number       integer not null check (number > 0),
    external_id  text,
    title        text not null check (length(title) between 1 and 300),
    description  text not null,
    context      text,
    level        text,
    grade        text,
    subject      text,
    hypothesis   text,
    indicators   text[] not null default '{}',
    duration     text,
    conditions   text[] not null default '{}',
    keywords     text[] not null default '{}',
    ai_used      boolean,
    school_year  text,
    visibility   text not null default 'community' check (visibility in ('private', 'community', 'network', 'public')),
    version      integer not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    unique (challenge_id, number),
    unique (community_id, external_id)
);

create table experiment_reports (
    id              uuid primary key,
    community_id    uuid not null references communities on delete cascade,
    action_id       uuid not null references actions on delete cascade,
    author_id       uuid references members on delete set null,
    external_id     text,
    tried_on        date,
    author_role     text,
    level           text,
    grade           text,
    subject         text,
    setting         text,
    student_count   integer check (student_count >= 0),
    declared_stance text check (declared_stance in ('worked', 'mixed', 'did_not_work', 'inconclusive')),
    retained_stance text check (retained_stance in ('worked', 'mixed', 'did_not_work', 'inconclusive')),
    quality         text,
    narrative       text not null,
    done            text,
    deviations      text,
    data_collected  text,
    observations    text,
    analysis        text,
    limitations     text,
    favourable      text,
    unfavourable    text,
    decision        text check (decision in ('adopt', 'adapt', 'abandon')),
    advice          text,
    visibility      text not null default 'community' check (visibility in ('private', 'community', 'network', 'public')),
    version         integer not null default 1,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (community_id, external_id)
);
create index on experiment_reports (action_id);

create table model_calls (
    id             uuid primary key,
    community_id   uuid not null references communities on delete cascade,
    agent          text not null,
    prompt_version text not null,
    provider       text not null,
    model          text not null,
    input_tokens   bigint not null,
    output_tokens  bigint not null,
    requests       integer not null,
    duration       interval not null,
    outcome        text not null,
    masked_count   integer not null,
    created_at     timestamptz not null
);
create index on model_calls (community_id, created_at);

-- What was decided about whom, never the words it was about.
create table audit_events (
    id           uuid primary key,
    community_id uuid not null references communities on delete cascade,
    member_id    uuid references members on delete set null,
    event        text not null,
    subject_id   uuid,
    details      jsonb not null default '{}',
    created_at   timestamptz not null
);
create index on audit_events (community_id, created_at);
