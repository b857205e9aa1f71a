import type { Migration } from '#platform/store/migration'

/** What is protected, examined and found. Texts that people wrote lie sealed; `key` names the record key that opens them. */
export const records: Migration = {
  number: 1,
  name: 'records',
  up: `
-- Words of a text for searching: what stands between letters and digits splits, so that parts of an id are words too.
create function pavise.words(text) returns tsvector language sql immutable parallel safe strict
  as $$ select to_tsvector('simple'::regconfig, regexp_replace(left($1, 20000), '[^[:alnum:]]+', ' ', 'g')) $$;

create table pavise.setting (
  key text primary key,
  value jsonb not null,
  changed timestamptz not null default now()
);

-- Keys of sealed records, each under the master key. To forget a record is to delete its row here.
create table pavise.record_key (
  id uuid primary key,
  wrapped bytea not null
);

create table pavise.asset (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  name text not null,
  locator jsonb not null,
  sha256 text,
  owner text,
  source text not null,
  created timestamptz not null,
  updated timestamptz not null,
  removed timestamptz,
  words tsvector generated always as (pavise.words(name || ' ' || kind || ' ' || coalesce(owner, ''))) stored
);
create unique index asset_name on pavise.asset (name) where removed is null;

create table pavise.run (
  id uuid primary key,
  kind text not null,
  state text not null,
  asset uuid references pavise.asset,
  seed bigint not null,
  parameters jsonb not null,
  by text not null,
  schedule uuid,
  created timestamptz not null,
  started timestamptz,
  finished timestamptz,
  progress jsonb,
  takes int not null default 0,
  worker text,
  error jsonb,
  outcome jsonb,
  verdict text,
  result jsonb,
  policy text,
  -- The envelope and what the loop knows.
  sealed bytea,
  key uuid,
  -- The change that the ledger seals.
  outbox bigint
);
create index run_created on pavise.run (created desc, id desc);
create index run_asset on pavise.run (asset, finished desc) where finished is not null;
create index run_state on pavise.run (state) where state in ('queued', 'running', 'cancelling');

create table pavise.attempt (
  run uuid not null references pavise.run on delete cascade,
  phase text not null,
  id text not null,
  n int not null,
  probe text not null,
  objective text not null,
  strategies text[] not null,
  channel text not null,
  effect text not null,
  verdict text not null,
  count int not null,
  requests int not null,
  saved timestamptz not null default now(),
  sealed bytea not null,
  key uuid not null,
  primary key (run, phase, id)
);
create index attempt_order on pavise.attempt (run, n, phase, id);
create index attempt_saved on pavise.attempt (saved);

create table pavise.finding (
  number bigint generated always as identity primary key,
  fingerprint text not null,
  asset uuid not null references pavise.asset,
  rule text not null,
  title text not null,
  severity smallint not null,
  location jsonb not null,
  message text not null,
  description text not null,
  remediation text not null,
  taxonomy text[] not null,
  state text not null,
  owner text,
  accepted_until timestamptz,
  reason text,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  first_run uuid,
  last_run uuid,
  answered_by text[] not null default '{}',
  version int not null default 1,
  -- Evidence and reproducer.
  sealed bytea,
  key uuid,
  words tsvector generated always as (pavise.words(title || ' ' || message || ' ' || rule || ' ' || location::text)) stored,
  unique (asset, fingerprint)
);
create index finding_order on pavise.finding (severity desc, last_seen desc, number desc);
create index finding_state_order on pavise.finding (state, severity desc, last_seen desc, number desc);
create index finding_last_seen on pavise.finding (last_seen desc, number desc);
create index finding_first_seen on pavise.finding (first_seen desc, number desc);
create index finding_rule on pavise.finding (rule text_pattern_ops, severity desc, last_seen desc, number desc) include (state);
create index finding_owner on pavise.finding (owner, severity desc, last_seen desc, number desc) include (state) where owner is not null;
create index finding_asset on pavise.finding (asset, severity desc, last_seen desc, number desc);
create index finding_accepted on pavise.finding (accepted_until) where state = 'accepted';
create index finding_first_run on pavise.finding (first_run) where first_run is not null;
create index finding_last_run on pavise.finding (last_run) where last_run is not null;
create index finding_fingerprint on pavise.finding (fingerprint text_pattern_ops);
create index finding_words on pavise.finding using gin (words);
create index finding_taxonomy on pavise.finding using gin (taxonomy);

-- How many findings stand where, kept by each statement that changes them.
create table pavise.finding_tally (
  asset uuid not null,
  state text not null,
  severity smallint not null,
  count bigint not null,
  primary key (asset, state, severity)
);
create function pavise.tally_added() returns trigger language plpgsql as $$ begin
  insert into pavise.finding_tally as t select asset, state, severity, count(*) from added group by 1, 2, 3 order by 1, 2, 3
    on conflict (asset, state, severity) do update set count = t.count + excluded.count;
  return null; end $$;
create function pavise.tally_changed() returns trigger language plpgsql as $$ begin
  insert into pavise.finding_tally as t
    select asset, state, severity, sum(n) from (
      select asset, state, severity, 1 as n from added union all select asset, state, severity, -1 from gone
    ) moved group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
    on conflict (asset, state, severity) do update set count = t.count + excluded.count;
  return null; end $$;
create function pavise.tally_gone() returns trigger language plpgsql as $$ begin
  insert into pavise.finding_tally as t select asset, state, severity, -count(*) from gone group by 1, 2, 3 order by 1, 2, 3
    on conflict (asset, state, severity) do update set count = t.count + excluded.count;
  return null; end $$;
create trigger finding_added after insert on pavise.finding referencing new table as added
  for each statement execute function pavise.tally_added();
create trigger finding_changed after update on pavise.finding referencing new table as added old table as gone
  for each statement execute function pavise.tally_changed();
create trigger finding_gone after delete on pavise.finding referencing old table as gone
  for each statement execute function pavise.tally_gone();

create table pavise.finding_history (
  id bigint generated always as identity primary key,
  finding bigint not null references pavise.finding on delete cascade,
  time timestamptz not null,
  by text not null,
  change text not null,
  reason text,
  outbox bigint
);
create index finding_history_finding on pavise.finding_history (finding, id);
`,
}
