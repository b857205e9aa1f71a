import type { RuleDefinition } from '#core/results/rule'

const TAXONOMY = ['owasp-llm:LLM03', 'atlas:AML.T0010.003', 'atlas:AML.T0011.000'] as const
const AVOID = 'Do not load the file. Take the weights from a format that holds data only (safetensors), from a source that you can verify.'

const rule = (
  id: string,
  severity: RuleDefinition['severity'],
  title: string,
  description: string,
  remediation = AVOID,
): RuleDefinition => ({
  id,
  title,
  severity,
  description,
  remediation,
  taxonomy: [...TAXONOMY],
})

/** What can be wrong with a pickle, wherever it lies: in a file of its own, in torch, joblib and numpy files, in an archive. */
export const pickleRules: readonly RuleDefinition[] = [
  rule(
    'pickle.exec',
    'critical',
    'Pickle runs code',
    'Loading the file calls something that runs or evaluates code which the file brings along.',
  ),
  rule('pickle.process', 'critical', 'Pickle starts a program', 'Loading the file starts a program or reaches the operating system.'),
  rule(
    'pickle.import',
    'critical',
    'Pickle imports modules by name',
    'Loading the file imports modules or resolves names that the file gives, which runs their code.',
  ),
  rule(
    'pickle.native',
    'critical',
    'Pickle reaches native code',
    'Loading the file loads a native library, calls native code or starts another interpreter.',
  ),
  rule('pickle.file', 'critical', 'Pickle reads or writes files', 'Loading the file opens, reads, writes or lists other files.'),
  rule('pickle.network', 'critical', 'Pickle opens connections', 'Loading the file opens a connection or fetches something.'),
  rule(
    'pickle.unpickle',
    'critical',
    'Pickle loads another pickle',
    'Loading the file unpickles content that is hidden in it or lies elsewhere, past what looks at this file.',
  ),
  rule(
    'pickle.introspect',
    'critical',
    'Pickle reaches into the interpreter',
    'Loading the file takes attributes by name, which leads from any object to any function.',
  ),
  rule(
    'pickle.attribute',
    'critical',
    'Pickle changes the program',
    'Loading the file changes classes, registries or how names are decoded in the program that loads it.',
  ),
  rule(
    'pickle.computed-call',
    'critical',
    'Pickle calls what it computes',
    'Loading the file calls something that is chosen at run time and stands nowhere in the file.',
  ),
  rule(
    'pickle.built-name',
    'critical',
    'Pickle builds the name of a callable',
    'A name of a module or function is put together at run time, so that it cannot be read in the file.',
  ),
  rule(
    'pickle.planted-method',
    'critical',
    'Pickle plants a method that unpickling calls',
    'An object gets an attribute that the next opcode runs as a method.',
  ),
  rule(
    'pickle.changed-callable',
    'critical',
    'Pickle changes a class or module',
    'State or items are set on a class, function or module of the program that loads the file.',
  ),
  rule(
    'pickle.dotted-name',
    'high',
    'Pickle walks attributes',
    'A callable is reached by walking from one module through its attributes, past lists of modules.',
  ),
  rule(
    'pickle.not-allowed',
    'high',
    'Pickle names what a model has no use for',
    'A callable is on no list of what models need, and of a kind that can do harm.',
  ),
  rule(
    'pickle.unknown-call',
    'high',
    'Pickle calls a function that nothing is known about',
    'Loading the file calls a function of a package. What it does with arguments of the file is not known.',
    'Find out what the function does, then accept the finding or refuse the file.',
  ),
  rule(
    'pickle.misuse',
    'high',
    'Pickle misuses an allowed callable',
    'A callable that models do need is called in a way that no writer of models makes.',
  ),
  rule(
    'pickle.filled-object',
    'high',
    'Pickle puts items into what is no container',
    'Items are set on an object that is neither list nor dictionary, which can write outside its memory.',
  ),
  rule(
    'pickle.divergence',
    'high',
    'Pickle that its readers read differently',
    'The file holds a construct that the readers of Python do not take for the same thing; scanners are deceived that way.',
  ),
  rule('pickle.bomb', 'high', 'Pickle made to use up memory', 'A small file makes its reader use memory or time without bounds.'),
  rule(
    'pickle.unknown-class',
    'info',
    'Pickle builds objects of an unknown class',
    'A class of a package that is on no list is built or filled. Its own code runs while that happens.',
    'Check that you trust the package that the class is of.',
  ),
  rule(
    'pickle.unknown-function',
    'info',
    'Pickle holds an unknown function',
    'A function of a package that is on no list is kept in the model for later.',
    'Check that you trust the package that the function is of.',
  ),
]
