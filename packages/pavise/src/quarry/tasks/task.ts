import type { Effect } from '#core/attack/vocabulary'
import type { OutsideKind, World } from '#quarry/world/world'

export type TaskKind = 'outside_act' | 'quoted_attack' | 'personal_data' | 'plain'

/** What is handed in at an intake before a task's first turn. Ids come back in order as `{{id}}`. */
export interface Plant {
  intake: OutsideKind
  from: string
  to?: string
  subject: string
  body: string
}

/** What a task left behind: the last answer and what the person's tools did since its first turn. */
export interface Done {
  answer: string
  effects: readonly Effect[]
  world: World
}

/** A benign errand. `turns` are typed one after the other; `{{id}}` stands for the planted item's id. */
export interface Task {
  id: string
  kind: TaskKind
  /** Name of the identity that asks. */
  identity: string
  plants: readonly Plant[]
  turns: readonly string[]
  done(after: Done): boolean
}
