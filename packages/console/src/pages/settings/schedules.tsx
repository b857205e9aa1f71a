import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { Link, placeOf } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { Page } from '../../api/pages'
import type { Asset, ScheduleRow } from '../../api/schema'
import { Confirm } from '../../parts/confirm'
import { Icon } from '../../parts/icon'
import { Mark } from '../../parts/mark'
import { Menu } from '../../parts/menu'
import { Empty, Failure, Waiting } from '../../parts/states'
import { exactTime, Time } from '../../parts/time'
import { useMe, useReason } from '../../shell/session'
import { ScheduleForm } from './schedule-form'

/** Runs by the clock. */
export function Schedules() {
  const schedules = useQuery({ queryKey: ['schedules'], queryFn: () => call<ScheduleRow[]>('/schedules') })
  const assets = useQuery({ queryKey: ['assets', 'choose'], queryFn: () => call<Page<Asset>>('/assets?limit=500') })
  const [adding, setAdding] = useState(false)
  const off = useReason('run:start')
  if (schedules.error) return <Failure error={schedules.error} retry={() => void schedules.refetch()} />
  if (!schedules.data) return <Waiting what="schedules" />
  return (
    <section className="panel">
      <header>
        <h2>Schedules</h2>
        <span className="t3">five fields, UTC</span>
        <button
          type="button"
          className="btn primary r"
          aria-disabled={off !== undefined || undefined}
          title={off}
          onClick={() => off === undefined && setAdding(true)}
        >
          Add a schedule
        </button>
      </header>
      {schedules.data.length === 0 ? (
        <Empty icon="clock" title="Nothing runs by the clock" command="schedule: in pavise.yaml" level={3}>
          A nightly attack shows what a change of prompt, model or tool opened since yesterday.
        </Empty>
      ) : (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">What</th>
                <th scope="col">When</th>
                <th scope="col">Next</th>
                <th scope="col">Last</th>
                <th scope="col">State</th>
                <th scope="col">
                  <span className="sr">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {schedules.data.map((schedule) => (
                <Schedule key={schedule.id} schedule={schedule} assets={assets.data?.items ?? []} off={off} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding && <ScheduleForm assets={assets.data?.items ?? []} close={() => setAdding(false)} />}
    </section>
  )
}

function Schedule({ schedule, assets, off }: { schedule: ScheduleRow; assets: readonly Asset[]; off: string | undefined }) {
  const { project } = useMe()
  const client = useQueryClient()
  const [removing, setRemoving] = useState(false)
  const asset = assets.find((one) => one.id === schedule.run.asset)
  const again = () => client.invalidateQueries({ queryKey: ['schedules'] })
  const toggle = async (): Promise<void> => {
    try {
      await call(`/schedules/${schedule.id}`, { method: 'PATCH', body: { enabled: !schedule.enabled }, version: schedule.version })
      await again()
    } catch (error) {
      toast(problemOf(error).message, { tone: 'hit' })
    }
  }
  return (
    <tr>
      <td className="b">{schedule.name}</td>
      <td className="t2">
        {schedule.run.kind} {asset && `on ${asset.name}`}
      </td>
      <td className="mono">{schedule.cron}</td>
      <td className="t2 s">
        {schedule.enabled && schedule.next ? (
          <span title={exactTime(schedule.next)}>
            <Time at={schedule.next} />
          </span>
        ) : (
          '–'
        )}
      </td>
      <td className="t2 s">
        {schedule.lastRun ? (
          <Link className="link" to={placeOf(project, `runs/${schedule.lastRun}`)}>
            run {schedule.lastRun.slice(0, 8)}
          </Link>
        ) : (
          'never'
        )}
      </td>
      <td>{schedule.enabled ? <Mark tone="miss">on</Mark> : <Mark tone="none">off</Mark>}</td>
      <td className="num">
        {schedule.source === 'config' ? (
          <span className="t3 s">in pavise.yaml</span>
        ) : (
          off === undefined && (
            <Menu label={`Actions for ${schedule.name}`} face={<Icon name="more" />}>
              <button type="button" onClick={() => void toggle()}>
                {schedule.enabled ? 'Switch off' : 'Switch on'}
              </button>
              <button type="button" onClick={() => setRemoving(true)}>
                Remove
              </button>
            </Menu>
          )
        )}
        {removing && (
          <Confirm
            title={`Remove ${schedule.name}`}
            verb="Remove"
            keep="Keep it"
            close={() => setRemoving(false)}
            act={async () => {
              await call(`/schedules/${schedule.id}`, { method: 'DELETE' })
              await again()
              toast(`${schedule.name} removed`)
            }}
          >
            It runs no more. Runs that it started stay. Switching off keeps it for later.
          </Confirm>
        )}
      </td>
    </tr>
  )
}
