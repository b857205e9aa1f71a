import { sql } from 'kysely'
import type pg from 'pg'
import type { Store } from '#core/ports/store'
import { writeChange } from '#platform/store/outbox'
import { rows } from '#platform/store/query'
import { storableJson } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

/** Values by name. What is kept under a name is known to who reads it. */
export const settingStore = (pool: pg.Pool, now: () => Date): Pick<Store, 'setting' | 'setSetting'> => ({
  async setting<Value>(key: string) {
    const [row] = await rows(pool, sql<{ value: Value }>`select value from pavise.setting where key = ${key}`)
    return row?.value
  },
  setSetting: (key, value, by) =>
    inTransaction(pool, async (client) => {
      await rows(
        client,
        sql`insert into pavise.setting (key, value, changed) values (${key}, ${storableJson(value)}::jsonb, ${now()})
            on conflict (key) do update set value = excluded.value, changed = excluded.changed`,
      )
      await writeChange(client, { type: 'setting', by, body: { key, value }, fields: { setting: key } }, now())
    }),
})
