import { createHash } from 'node:crypto'
import type { Log } from '#core/ports/log'
import type { Actor, Store } from '#core/ports/store'
import type { AssetRecord, NewAsset } from '#core/records/asset'
import type { NewSchedule, ScheduleRow } from '#core/records/schedule'
import type { Configured } from '#workbench/configured'
import { publishFirstPolicy, publishText } from '#workbench/parts/bootstrap'
import { everyPage } from '#workbench/parts/every-page'

/** Setting that holds the digest of the policy file as last published. */
const PUBLISHED = 'configPolicy'
const BY: Actor = { handle: 'config' }

/**
 * Brings the store to what the configuration says: assets and schedules that came from it are added, changed and removed; what people
 * made in the console stays. Safe to repeat.
 */
export async function syncConfig(store: Store, configured: Configured, log: Log): Promise<void> {
  const ids = await syncAssets(store, configured.assets, log)
  await syncSchedules(store, configured.schedules, ids)
  if (configured.policy !== undefined) await syncPolicy(store, configured.policy)
}

/** A policy file that changed since it was last published becomes the policy in force; one that did not leaves alone what the console made. */
async function syncPolicy(store: Pick<Store, 'policies' | 'setting' | 'setSetting'>, text: string): Promise<void> {
  const digest = createHash('sha256').update(text).digest('hex')
  if ((await store.setting<string>(PUBLISHED)) === digest) return
  if (await store.policies.current()) await publishText(store, text, 'from pavise.yaml', BY)
  else await publishFirstPolicy(store, text)
  await store.setSetting(PUBLISHED, digest, BY)
}

async function syncAssets(store: Pick<Store, 'assets'>, wanted: readonly NewAsset[], log: Log): Promise<Map<string, string>> {
  const stored = await everyPage((page) => store.assets.list({}, page))
  const ids = new Map<string, string>()
  for (const asset of wanted) {
    const known = stored.find((one) => one.name === asset.name)
    if (known && known.source !== 'config') {
      log('warn', 'an asset of pavise.yaml has the name of one that was made in the console; that one stays', { asset: asset.name })
      ids.set(asset.name, known.id)
    } else if (known) {
      if (!sameAsset(known, asset)) await store.assets.change(known.id, asset, BY)
      ids.set(asset.name, known.id)
    } else ids.set(asset.name, (await store.assets.add(asset, 'config', BY)).id)
  }
  const names = new Set(wanted.map((asset) => asset.name))
  for (const gone of stored.filter((one) => one.source === 'config' && !names.has(one.name))) await store.assets.remove(gone.id, BY)
  return ids
}

async function syncSchedules(
  store: Pick<Store, 'schedules'>,
  wanted: Configured['schedules'],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const stored = (await store.schedules.list()).filter((schedule) => schedule.source === 'config')
  for (const { run: given, ...schedule } of wanted) {
    const { asset: name, ...rest } = given
    const asset = name === undefined ? undefined : ids.get(name)
    const next: NewSchedule = { ...schedule, run: { ...rest, ...(asset === undefined ? {} : { asset }) } }
    const known = stored.find((one) => one.name === schedule.name)
    if (!known) await store.schedules.add(next, 'config', BY)
    else if (!sameSchedule(known, next)) await store.schedules.change(known.id, next, BY)
  }
  const names = new Set(wanted.map((schedule) => schedule.name))
  for (const gone of stored.filter((one) => !names.has(one.name))) await store.schedules.remove(gone.id, BY)
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

const sameAsset = (a: AssetRecord, b: NewAsset): boolean =>
  a.kind === b.kind && (a.owner ?? '') === (b.owner ?? '') && sorted(a.locator) === sorted(b.locator)

const sameSchedule = (a: ScheduleRow, b: NewSchedule): boolean =>
  a.cron === b.cron && a.enabled === b.enabled && sorted(a.run) === sorted(b.run)
