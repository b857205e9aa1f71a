import type { Migration } from '#platform/store/migration'
import { records } from '#platform/store/migrations/001-records'
import { guard } from '#platform/store/migrations/002-guard'
import { access } from '#platform/store/migrations/020-access'
import { jobs } from '#platform/store/migrations/030-jobs'
import { limits } from '#platform/store/migrations/040-limits'

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [records, guard, access, jobs, limits]
