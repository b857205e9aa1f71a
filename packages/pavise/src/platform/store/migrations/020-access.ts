import type { Migration } from '#platform/store/migration'

/** Who may do what: users, their sessions, links, tokens and keys. No secret stands in these tables, only digests of secrets. */
export const access: Migration = {
  number: 20,
  name: 'access',
  up: `
create table pavise.user_account (
  id uuid primary key,
  handle text not null unique,
  name text not null,
  email text,
  role text not null,
  password text,
  oidc_issuer text,
  oidc_subject text,
  disabled boolean not null default false,
  created timestamptz not null,
  last_seen timestamptz,
  version integer not null default 1,
  preferences jsonb not null default '{}',
  unique (oidc_issuer, oidc_subject)
);

create table pavise.session (
  digest text primary key,
  account uuid not null references pavise.user_account on delete cascade,
  created timestamptz not null,
  used timestamptz not null,
  expires timestamptz not null
);
create index session_account on pavise.session (account);
create index session_expires on pavise.session (expires);

create table pavise.sign_in_link (
  digest text primary key,
  account uuid not null references pavise.user_account on delete cascade,
  created timestamptz not null,
  expires timestamptz not null
);

create table pavise.sign_in_failure (
  subject text primary key,
  failures integer not null,
  last timestamptz not null,
  locked_until timestamptz
);

create table pavise.oidc_flow (
  digest text primary key,
  verifier text not null,
  nonce text not null,
  destination text not null,
  expires timestamptz not null
);

create table pavise.api_token (
  id uuid primary key,
  digest text not null unique,
  name text not null,
  hint text not null,
  account uuid not null references pavise.user_account on delete cascade,
  scopes text[] not null,
  created timestamptz not null,
  expires timestamptz,
  last_used timestamptz,
  revoked timestamptz
);
create index api_token_account on pavise.api_token (account);

create table pavise.gateway_key (
  id uuid primary key,
  name text not null,
  digest text not null unique,
  hint text not null,
  tenant text,
  by text not null,
  created timestamptz not null,
  expires timestamptz,
  last_used timestamptz,
  revoked timestamptz
);

create table pavise.idempotency_key (
  owner text not null,
  key text not null,
  request text not null,
  created timestamptz not null,
  status integer,
  headers jsonb,
  body text,
  primary key (owner, key)
);
create index idempotency_key_created on pavise.idempotency_key (created);
`,
}
