/** Units of clean texts that are remembered; then it begins anew. */
const ROOM = 2 ** 20

/**
 * Texts in which the rules of one policy found nothing, in one session: a client sends its whole history with every request. What repeats
 * the operator is judged by the operator's text, so nothing is remembered beyond a change of that.
 */
export class CleanTexts {
  private readonly byStanding = new Map<string, Set<string>>()
  private room = ROOM
  private operatorText = ''

  /** `standing` is all but the text on which the verdict depends. */
  has(standing: string, text: string, operatorText: string): boolean {
    return operatorText === this.operatorText && this.byStanding.get(standing)?.has(text) === true
  }

  add(standing: string, text: string, operatorText: string): void {
    this.room -= text.length
    if (this.room < 0 || operatorText !== this.operatorText) {
      this.byStanding.clear()
      this.room = ROOM - text.length
      this.operatorText = operatorText
    }
    const texts = this.byStanding.get(standing) ?? new Set<string>()
    this.byStanding.set(standing, texts.add(text))
  }
}
