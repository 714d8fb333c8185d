-- The community's memory: documents found by words (fts) and by nearness (embeddings), and the lexicon that corrects misspelt words.
create extension if not exists vector;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- Stop words are dropped while they still have their accents; accept = false hands every other word on.
create text search dictionary fr_stop (template = pg_catalog.simple, stopwords = french, accept = false);
-- fr: the French stemmer on the word as written, because it needs the accents. Index and query.
create text search configuration fr (copy = pg_catalog.french);
alter text search configuration fr alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with fr_stop, french_stem;
-- fr_plain: the same without accents, for people who type without them. Query only.
create text search configuration fr_plain (copy = fr);
alter text search configuration fr_plain alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with fr_stop, unaccent, french_stem;
-- fr_extra: fr_plain for accented words only; the others are in fr already. Index only.
create text search configuration fr_extra (copy = fr_plain);
alter text search configuration fr_extra drop mapping if exists for asciiword, asciihword, hword_asciipart, numword, numhword, hword_numpart, email, url, url_path, host, file, sfloat, float, int, uint, version;

-- unaccent is stable only because its rules could change; ours do not.
create function plain(words text) returns text language sql immutable parallel safe strict
    return lower(public.unaccent('public.unaccent'::regdictionary, words));

create table documents (
    id           uuid primary key,
    kind         text not null check (kind in ('challenge', 'action', 'report', 'synthesis')),
    community_id uuid not null references communities on delete cascade,
    visibility   text not null check (visibility in ('private', 'community', 'network', 'public')),
    external_id  text,
    number       text not null,
    level        text,
    grade        text,
    subject      text,
    title        text not null,
    body         text not null,
    keywords     text not null default '',
    challenge_id uuid,
    action_id    uuid,
    stance       text,
    version      bigint not null default 1,
    updated_at   timestamptz not null default now(),
    fts          tsvector generated always as (
        setweight(to_tsvector('public.fr', title), 'A') || setweight(to_tsvector('public.fr', body || ' ' || keywords), 'B') ||
        setweight(to_tsvector('public.fr_extra', title), 'C') || setweight(to_tsvector('public.fr_extra', body || ' ' || keywords), 'D')) stored
);
create index documents_fts on documents using gin (community_id, fts) with (fastupdate = off);
create index on documents (community_id, kind, level, subject);
create index on documents (action_id) where kind = 'report';
create index on documents (challenge_id) where kind = 'report';

-- Narrow on purpose: next to long text a vector is pushed out of line, and exact scans become four times slower.
create table embeddings (
    document_id  uuid not null references documents on delete cascade,
    model        text not null,
    version      bigint not null,
    kind         text not null,
    community_id uuid not null,
    visibility   text not null,
    level        text,
    subject      text,
    v            halfvec not null,
    primary key (document_id, model)
);
alter table embeddings alter v set storage plain;
create index on embeddings (model, community_id, kind, level, subject);

create table lexicon (
    word      text primary key,
    frequency integer not null
);
create index lexicon_near on lexicon using gin (word gin_trgm_ops);

-- In how many documents a lexeme of fts stands; refreshed by a job. A lexeme that is missing here is rare.
create table lexemes (
    lexeme    text primary key,
    frequency integer not null
);
