/** One way in which text does harm when it is run. `anchor` is a literal that it cannot be without, folded; `form` is tried around it. */
export interface CodeSign {
  kind: string
  id: string
  anchors: string
  /** Matched on the lines around an anchor; bounded parts only. */
  form: RegExp
  score: number
}
