import type { AllowTable } from './allow-table.js'

const DECIMAL =
  'Decimal Context InvalidOperation DivisionByZero Overflow Underflow Inexact Rounded Subnormal Clamped FloatOperation DecimalException'

/** Plain types of Python itself and of its standard library: constructed or filled, they do nothing else. */
export const allowStdlib: AllowTable = {
  builtins: `iter:iter type:typeof getattr:method object:new int float complex bool str bytes:size bytearray:size list:size tuple:size dict:size set:size frozenset:size range slice
    Ellipsis NotImplemented None NoneType
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning ConnectionError DeprecationWarning EOFError
    Exception FileExistsError FileNotFoundError FloatingPointError FutureWarning ImportError ImportWarning IndexError
    IndentationError InterruptedError IsADirectoryError KeyError LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
    NotImplementedError OSError IOError OverflowError PendingDeprecationWarning PermissionError RecursionError ReferenceError
    ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError
    TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeWarning
    UserWarning ValueError Warning ZeroDivisionError reversed enumerate zip`,
  collections: 'OrderedDict defaultdict:factory Counter:size deque:size ChainMap UserDict UserList UserString',
  _collections: 'OrderedDict defaultdict:factory deque:size',
  copyreg: '_reconstructor:reconstructor __newobj__:newobj __newobj_ex__:newobj',
  _codecs: 'encode:codec',
  codecs: 'encode:codec',
  datetime: 'datetime date time timedelta timezone',
  decimal: DECIMAL,
  _decimal: DECIMAL,
  fractions: 'Fraction:fraction',
  uuid: 'UUID SafeUUID',
  array: 'array _array_reconstructor',
  pathlib: 'PurePath PurePosixPath PureWindowsPath PosixPath WindowsPath Path',
  'pathlib._local': 'PurePath PurePosixPath PureWindowsPath PosixPath WindowsPath Path',
  re: '_compile Pattern RegexFlag',
  're._compiler': 'compile',
  ipaddress: 'IPv4Address IPv4Network IPv4Interface IPv6Address IPv6Network IPv6Interface',
  itertools: 'count repeat chain cycle product permutations combinations combinations_with_replacement islice zip_longest compress',
  types: 'SimpleNamespace MappingProxyType NoneType GenericAlias EllipsisType',
  operator: 'itemgetter',
  _operator: 'itemgetter',
  numbers: 'Number Complex Real Rational Integral',
  enum: 'Enum:reference IntEnum:reference StrEnum:reference Flag:reference IntFlag:reference auto',
  string: 'Template',
  random: 'Random',
  _random: 'Random',
  queue: 'Empty Full',
  logging: 'getLogger:text',
  argparse: 'Namespace',
  dataclasses: '_MISSING_TYPE _HAS_DEFAULT_FACTORY_CLASS Field',
  io: 'BytesIO StringIO',
  _io: 'BytesIO StringIO',
  inspect: 'Parameter Signature _ParameterKind _empty',
  functools: 'partial:partial',
  _functools: 'partial:partial',
  time: 'struct_time',
  _struct: 'Struct',
  'email.charset': 'Charset',
  zoneinfo: 'ZoneInfo',
  'zoneinfo._zoneinfo': 'ZoneInfo',
  'xml.etree.ElementTree': 'Element',
  'http.cookies': 'SimpleCookie BaseCookie Morsel',
  'email._policybase': 'Compat32',
  'email.header': 'Header',
  'email.message': 'Message EmailMessage',
  'collections.abc': 'Mapping MutableMapping Sequence MutableSequence Set MutableSet Iterable Iterator Callable Hashable Sized Container',
  typing: 'Any Union Optional List Dict Tuple Set FrozenSet Type Sequence Iterable Mapping Callable Generic',
}

/** Names with a dot that pickle itself writes. */
export const allowDotted: ReadonlySet<string> = new Set(['zoneinfo ZoneInfo._unpickle', '_zoneinfo ZoneInfo._unpickle'])
