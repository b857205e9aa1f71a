import type { Migration } from '#platform/store/migration'

/** Who works on the queue, and that it still lives. */
export const jobs: Migration = {
  number: 30,
  name: 'jobs',
  up: `
create table pavise.worker_lease (
  worker text primary key,
  -- The name under which the queue locks jobs for it.
  locked_by text not null,
  host text not null,
  pid int not null,
  concurrency int not null,
  version text not null,
  started timestamptz not null,
  heartbeat timestamptz not null
);
`,
}
