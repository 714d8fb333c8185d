-- Vectors of several models side by side, the exact features behind the built-in ones, English texts, soft removal, words counted as they come.
alter table documents drop column fts;
alter table documents add column language text not null default 'fr' check (language in ('fr', 'en'));
alter table documents add column deleted_at timestamptz;
alter table documents add column fts tsvector not null generated always as (case language
    when 'en' then
        setweight(to_tsvector('pg_catalog.english', title), 'A') || setweight(to_tsvector('pg_catalog.english', body), 'B') ||
        setweight(to_tsvector('pg_catalog.english', keywords), 'C')
    else
        setweight(to_tsvector('public.fr', title), 'A') || setweight(to_tsvector('public.fr', body), 'B') || setweight(to_tsvector('public.fr', keywords), 'C') ||
        setweight(to_tsvector('public.fr_extra', title), 'C') || setweight(to_tsvector('public.fr_extra', body || ' ' || keywords), 'D')
    end) stored;
-- Read-mostly: no pending list to be searched one by one (SEARCH.md 4.3).
create index documents_words on documents using gin (community_id, fts) with (fastupdate = off);
create index documents_words_everywhere on documents using gin (fts) with (fastupdate = off);

-- One row a model that vectors were made with. Serving: queries use it; filling: its vectors are being made while the earlier model serves.
create table embedding_models (
    name       text primary key,
    dimensions integer not null check (dimensions between 1 and 4000),
    state      text not null default 'filling' check (state in ('filling', 'serving')),
    built_in   boolean not null,
    created_at timestamptz not null default now()
);

-- Every feature of a document by itself, of which the built-in vector is a sketch: orders the candidates exactly.
create table document_features (
    document_id uuid primary key references documents on delete cascade,
    features    sparsevec not null
);

-- Who is making the vector of which document, so that two workers do not pay twice. The lease of a stopped one runs out.
create table embedding_leases (
    model       text not null,
    document_id uuid not null references documents on delete cascade,
    until       timestamptz not null,
    attempts    integer not null default 1,
    primary key (model, document_id)
);

-- In how many documents each word stands, as written in lower case: corrects misspelt queries and says which of their words are rare.
delete from embeddings;
drop table lexemes;
drop index lexicon_near;
delete from lexicon;
create table lexicon_state (
    one        boolean primary key default true check (one),
    documents  integer not null default 0,
    changed_at timestamptz not null default now()
);
insert into lexicon_state default values;
