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

/** Every door of a target with every group of goals: what a campaign has to cover. */
export function cellsOf(target: Target): Cell[] {
  const doors: { channel: Channel; carrier: string }[] = [
    { channel: 'user', carrier: 'chat' },
    { channel: 'history', carrier: 'forged' },
    { channel: 'tool_result', carrier: 'forged' },
    { channel: 'document', carrier: 'paste' },
    { channel: 'file', carrier: 'paste' },
    ...target.intakes.map((intake) => ({ channel: channelOf(intake.name), carrier: `intake:${intake.name}` })),
  ]
  return doors.flatMap((door) =>
    groupsFor(door.channel).map((group) => ({ ...door, id: `${door.carrier}/${door.channel}/${group.name}`, goals: group.goals })),
  )
}

function groupsFor(channel: Channel): { name: string; goals: GoalId[] }[] {
  const of = (...names: string[]): GoalId[] => goals.filter((goal) => names.includes(goal.group)).map((goal) => goal.id)
  if (channel === 'user') return ['leak', 'tenant', 'act', 'answer'].map((name) => ({ name, goals: of(name) }))
  return [
    { name: 'act', goals: of('act') },
    { name: 'say', goals: of('leak', 'tenant', 'answer') },
  ]
}
