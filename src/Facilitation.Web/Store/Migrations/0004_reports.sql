-- Reports written here: their masks, what keeps them with their author; former versions and drafts of any noun.
alter table experiment_reports add column masks jsonb not null default '[]';
alter table experiment_reports add column unmasked_person boolean not null default false;
-- The moment counts, because an edit may reveal what the report did not: the 30 days start there.
alter table experiment_reports add column safeguarding_since timestamptz;
alter table experiment_reports add column safeguarding boolean not null generated always as (safeguarding_since is not null) stored;
alter table experiment_reports add check (visibility = 'private' or (safeguarding_since is null and not unmasked_person));
create index on experiment_reports (safeguarding_since) where safeguarding_since is not null;
create index on experiment_reports (author_id, id desc) where author_id is not null;

-- What a noun said at one of its versions. No foreign key leads to the noun, for there are several kinds: whoever deletes one deletes these.
create table revisions (
    id           uuid primary key,
    community_id uuid not null references communities on delete cascade,
    kind         text not null check (kind ~ '^[a-z_]{1,40}$'),
    subject_id   uuid not null,
    version      integer not null check (version > 0),
    content      jsonb not null,
    author_id    uuid references members on delete set null,
    -- Its author's alone: a person stood unmasked in it, or it may reveal a child in danger.
    restricted   boolean not null default false,
    created_at   timestamptz not null,
    unique (kind, subject_id, version)
);

-- What a member typed into a form and has not sent: raw words, hence encrypted for that member and that form.
create table drafts (
    community_id uuid not null references communities on delete cascade,
    member_id    uuid not null references members on delete cascade,
    key          text not null check (length(key) between 1 and 200),
    content      bytea not null,
    updated_at   timestamptz not null,
    primary key (community_id, member_id, key)
);
create index on drafts (updated_at);
