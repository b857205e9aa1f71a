/** A file on another machine that can be read in parts. */
export interface RemoteObject {
  readonly name: string
  /** As the user may see it: no credential, no query. */
  readonly path: string
  readonly size: number
  /** Bytes from `offset`, as many as were asked for. Rejects where the file has changed meanwhile or cannot be had. */
  read(offset: number, length: number): Promise<Uint8Array>
}
