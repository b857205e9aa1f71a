/** What a callable can do that a model file has no use for. Each has a rule. */
export type Capability = 'exec' | 'import' | 'process' | 'native' | 'file' | 'network' | 'unpickle' | 'introspect' | 'attribute'

export interface CapabilityRow {
  /** Modules, set apart by blanks; `name.*` is the module with everything below it. */
  readonly modules: string
  /** Exports, set apart by blanks; `*` for all that are not on the allow list. */
  readonly names: string
  readonly capability: Capability
  /** What it does, for the message: follows "which". */
  readonly why: string
  readonly advisories?: readonly string[]
  /** Classes of these packages are common in models; they are left to be unknown. */
  readonly functionsOnly?: true
}
