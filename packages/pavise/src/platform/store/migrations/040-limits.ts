import type { Migration } from '#platform/store/migration'

/** What keys of the gateway may do, and what gateways drew of their budgets. */
export const limits: Migration = {
  number: 40,
  name: 'limits',
  up: `
alter table pavise.gateway_key add column scope jsonb;

create table pavise.gateway_lease (
  budget text not null,
  period bigint not null,
  granted bigint not null,
  last bigint not null,
  ends timestamptz not null,
  primary key (budget, period)
);
create index gateway_lease_ends on pavise.gateway_lease (ends);
`,
}
