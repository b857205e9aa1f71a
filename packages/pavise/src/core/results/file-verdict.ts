/** What a file can be, worst first but for `inconclusive`, which stands for "not all of it was seen" where nothing bad was. */
export const FILE_VERDICTS = ['malicious', 'suspicious', 'inconclusive', 'unknown', 'safe'] as const
export type FileVerdict = (typeof FILE_VERDICTS)[number]

/** Place of a verdict, worst first; one that nobody knows stands behind all others. */
export const verdictRank = (verdict: string): number => {
  const at = (FILE_VERDICTS as readonly string[]).indexOf(verdict)
  return at < 0 ? FILE_VERDICTS.length : at
}
