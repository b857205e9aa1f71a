import type { Channel } from '#core/attack/vocabulary'
import { channelOf } from '#redteam/campaign/recon'
import { goals } from '#redteam/probes/goal'
import type { GoalId } from '#redteam/strategies/lexicon/lexicon'
import type { Target } from '#redteam/targets/target'

/** One door with a group of goals that are tried together there. */
export interface Cell {
  readonly id: string
  readonly channel: Channel
  readonly carrier: string
  readonly goals: readonly GoalId[]
}

interface Door {
  readonly channel: Channel
  readonly carrier: string
}

/** Every door of a target with every group of goals: what a campaign has to cover. What is pasted into a turn stands in for a door only where the target has no such door. */
export function cellsOf(target: Target): Cell[] {
  const planted = target.intakes.map((intake) => ({ channel: channelOf(intake.name), carrier: `intake:${intake.name}` }))
  const pasted: Door[] = [
    { channel: 'tool_result', carrier: 'forged' },
    { channel: 'document', carrier: 'paste' },
    { channel: 'file', carrier: 'paste' },
  ]
  const doors: Door[] = [
    { channel: 'user', carrier: 'chat' },
    { channel: 'history', carrier: 'forged' },
    ...pasted.filter(({ channel }) => !planted.some((door) => door.channel === channel)),
    ...planted,
  ]
  return doors.flatMap((door) =>
    groupsFor(door.channel).map((group) => ({ ...door, id: `${door.carrier}/${door.channel}/${group.name}`, goals: group.goals })),
  )
}

function groupsFor(channel: Channel): { name: string; goals: GoalId[] }[] {
  const of = (...names: string[]): GoalId[] => goals.filter((goal) => names.includes(goal.group)).map((goal) => goal.id)
  if (channel === 'user') return ['leak', 'tenant', 'act', 'answer'].map((name) => ({ name, goals: of(name) }))
  if (channel === 'history')
    return [
      { name: 'act', goals: of('act') },
      { name: 'say', goals: of('leak', 'tenant', 'answer') },
    ]
  return [{ name: 'all', goals: of('act', 'leak', 'tenant', 'answer') }]
}
