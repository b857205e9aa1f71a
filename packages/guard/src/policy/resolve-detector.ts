import type { Detector, DetectorOptions } from '../vocabulary/detector.js'

/** The detector that a rule names, with the options that the policy gives it. */
export interface ConfiguredDetector {
  detector: Detector
  options: DetectorOptions
}

const NONE: DetectorOptions = {}

/**
 * Finds what `when.detector` means: an entry of `detectors:` (by its option key, or by the id of a shipped detector that it configures),
 * or a shipped detector that needs no configuration.
 */
export function resolveDetector(
  name: string,
  configured: Readonly<Record<string, DetectorOptions>>,
  list: readonly Detector[],
): ConfiguredDetector | undefined {
  const options = Object.hasOwn(configured, name) ? configured[name]! : undefined
  if (options) {
    const byOption = list.find((each) => each.option !== undefined && Object.hasOwn(options, each.option))
    const detector = byOption ?? list.find((each) => each.id === name)
    return detector && { detector, options }
  }
  const detector = list.find((each) => each.id === name && each.option === undefined)
  return detector && { detector, options: NONE }
}
