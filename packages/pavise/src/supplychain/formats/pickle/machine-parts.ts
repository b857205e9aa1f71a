import type { Heap } from './heap.js'
import type { Memo } from './memo.js'
import type { Stack } from './stack.js'
import type { Uses } from './uses.js'

/** What the opcodes work on. */
export interface MachineParts {
  readonly heap: Heap
  readonly memo: Memo
  readonly stack: Stack
  readonly uses: Uses
}
