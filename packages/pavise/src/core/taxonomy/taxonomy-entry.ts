export interface TaxonomyEntry {
  readonly id: string
  readonly title: string
  /** One sentence in our own words. */
  readonly summary: string
}
