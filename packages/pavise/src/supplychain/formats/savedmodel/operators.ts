/** What an operator of a TensorFlow graph can do besides computing, or undefined. */
export interface Capability {
  readonly verdict: 'malicious' | 'suspicious' | 'unknown'
  readonly what: string
}

const RULES: readonly (readonly [RegExp, Capability])[] = [
  [/^(?:\w*Py_?Func\w*|EagerPyFunc|_?PyFunc)$/i, { verdict: 'malicious', what: 'calls a Python function' }],
  [/^(?:ReadFile|WriteFile)$/, { verdict: 'malicious', what: 'reads or writes a file' }],
  [
    /^(?:Load(?:Dynamic)?Library\w*|_?LoadOpLibrary|LoadFilesystemLibrary|LoadPluggableDeviceLibrary)$/i,
    { verdict: 'malicious', what: 'loads a native library' },
  ],
  [/^ImmutableConst$/, { verdict: 'malicious', what: 'maps a file into memory as weights' }],
  [/^(?:Rpc|TryRpc|RpcCall|RpcClient|RpcServer\w*)$/, { verdict: 'malicious', what: 'calls a server' }],
  [
    /^(?:FileSystemSetConfiguration|GcsConfigure\w+|BigQuery\w+|CloudBigtable\w*|BigtableReader\w*)$/,
    { verdict: 'suspicious', what: 'configures or reads a remote store' },
  ],
  [
    /^(?:RemoteCall|RemoteFusedGraphExecute|DataService\w+|RegisterDataset\w*|StartDataService\w*|DistributedSave)$/,
    { verdict: 'suspicious', what: 'works on another machine' },
  ],
  [
    /^(?:MatchingFiles\w*|\w*SqlDataset|\w*SnapshotDataset\w*|SaveDataset\w*|LoadDataset|ListSnapshotChunksDataset|ExperimentalLMDBDataset|LMDBDataset)$/,
    { verdict: 'suspicious', what: 'reads or writes files that it names itself' },
  ],
  [
    /^(?:(?:WholeFile|TextLine|FixedLengthRecord|TFRecord|LMDB|Identity)Reader(?:V2)?|(?:TFRecord|TextLine|FixedLengthRecord|CSV|ExperimentalCSV)Dataset(?:V2)?)$/,
    { verdict: 'suspicious', what: 'reads files that it names itself' },
  ],
  [
    /^(?:CreateSummaryFileWriter|CreateSummaryDbWriter|WriteRawProtoSummary|WriteGraphSummary|ImportEvent)$/,
    { verdict: 'suspicious', what: 'writes event files' },
  ],
  [
    /^(?:TRTEngineOp|TfLiteSubgraphExecute|XlaCustomCall\w*|CustomCall)$/,
    { verdict: 'unknown', what: 'runs a program that is not part of the graph' },
  ],
  [/^[\w.]+>[\w.>]+$/, { verdict: 'unknown', what: 'is an operator of another package' }],
]

export function capabilityOf(operator: string): Capability | undefined {
  return RULES.find(([pattern]) => pattern.test(operator))?.[1]
}

/** Operators that every saved model has for its own checkpoints; harmless where they work on the path that they are given. */
export const isCheckpoint = (operator: string): boolean =>
  /^(?:Save(?:V2|Slices)?|Restore(?:V2|Slice)?|MergeV2Checkpoints|ShardedFilename|ShardedFilespec)$/.test(operator)

/** Operators that send or write what passes through them to addresses in their attributes. */
export const isDebug = (operator: string): boolean =>
  /^(?:DebugIdentity(?:V\d)?|DebugNanCount|DebugNumericSummary(?:V\d)?|PrintV2)$/.test(operator)

/** Attributes that hold a path or an address. */
export const PATH_ATTRIBUTES: ReadonlySet<string> = new Set([
  'debug_urls',
  'output_stream',
  'descriptor_source',
  'memory_region_name',
  'tfdbg_run_id',
  'filename',
  'logfile',
  'cache',
  'address',
  'protocol',
])
