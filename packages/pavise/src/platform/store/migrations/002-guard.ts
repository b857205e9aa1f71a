import type { Migration } from '#platform/store/migration'

/** What the firewall did and is told, and what the ledger has to seal. */
export const guard: Migration = {
  number: 2,
  name: 'guard',
  up: `
-- One row an event of the guard, in the order in which they arrived. Cut by time; a part is made when its first event comes.
create table pavise.event (
  seq bigint not null,
  time timestamptz not null,
  id text not null,
  kind text not null,
  action text,
  rules text[] not null,
  principal text,
  session text,
  document jsonb not null,
  primary key (id, time)
) partition by range (time);
create sequence pavise.event_seq as bigint;
create index event_seq_order on pavise.event (seq);
create index event_time on pavise.event (time desc, seq desc);
create index event_action on pavise.event (action, time desc, seq desc) where action <> 'allow';
create index event_fired on pavise.event (time desc, seq desc) where rules <> '{}';
create index event_session on pavise.event (session, time desc, seq desc) where session is not null;

-- Counts of decisions in steps of ten seconds.
create table pavise.event_rate (
  slot timestamptz not null,
  action text not null,
  count bigint not null,
  primary key (slot, action)
);

-- Recorded exchanges; session and subject only as keyed digests.
create table pavise.recording (
  event text primary key,
  time timestamptz not null,
  session bytea,
  subject bytea,
  action text not null,
  sealed bytea not null,
  key uuid not null
);
create index recording_time on pavise.recording (time desc, event desc);
create index recording_session on pavise.recording (session) where session is not null;
create index recording_subject on pavise.recording (subject) where subject is not null;

create table pavise.policy (
  number int primary key,
  version text not null,
  text text not null,
  mode text not null,
  rules int not null,
  by text not null,
  note text,
  created timestamptz not null
);

create table pavise.hold (
  event text primary key,
  state text not null,
  phase text not null,
  principal jsonb not null,
  rules text[] not null,
  reasons text[] not null,
  otherwise text not null,
  created timestamptz not null,
  until timestamptz not null,
  answered_by text,
  answered timestamptz
);
create index hold_created on pavise.hold (created desc, event desc);
create index hold_waiting on pavise.hold (until) where state = 'waiting';

create table pavise.schedule (
  id uuid primary key,
  name text not null,
  run jsonb not null,
  cron text not null,
  enabled boolean not null,
  by text not null,
  created timestamptz not null,
  source text not null,
  version int not null default 1
);

-- Changes in the order of their transactions, until the ledger has sealed them; then the body is dropped.
create table pavise.outbox (
  id bigint generated always as identity primary key,
  time timestamptz not null,
  type text not null,
  by text not null,
  fields jsonb not null,
  body jsonb,
  entry bigint
);
create index outbox_waiting on pavise.outbox (id) where entry is null;
create index outbox_entry on pavise.outbox (entry) where entry is not null;

-- What was forgotten, so that a restored backup forgets it again. Session and subject only as keyed digests.
create table pavise.erasure (
  id uuid primary key,
  kind text not null,
  digest bytea,
  before timestamptz,
  time timestamptz not null,
  by text not null,
  records int not null
);
`,
}
