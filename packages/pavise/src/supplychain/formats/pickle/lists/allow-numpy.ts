import type { AllowTable } from './allow-table.js'

const SCALARS = `bool_ bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 intc intp uintc uintp byte ubyte short ushort longlong ulonglong long ulong
  int_ uint float16 float32 float64 float128 float96 half single double longdouble float_ complex64 complex128 complex256 csingle cdouble clongdouble
  complex_ str_ bytes_ unicode_ string_ object_ void datetime64 timedelta64 number integer inexact floating signedinteger unsignedinteger
  complexfloating generic flexible character`

const DTYPES = `BoolDType ByteDType UByteDType ShortDType UShortDType IntDType UIntDType LongDType ULongDType LongLongDType ULongLongDType
  Int8DType UInt8DType Int16DType UInt16DType Int32DType UInt32DType Int64DType UInt64DType Float16DType Float32DType Float64DType
  LongDoubleDType Complex64DType Complex128DType CLongDoubleDType ObjectDType BytesDType StrDType StringDType VoidDType DateTime64DType TimeDelta64DType`

/** Functions of one array or number to another; objects hold them by reference, or by `_ufunc_reconstruct`. */
export const UFUNCS = `abs absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh bitwise_and bitwise_count bitwise_not bitwise_or bitwise_xor
  cbrt ceil conj conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs float_power floor floor_divide fmax
  fmin fmod frexp gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm ldexp left_shift less less_equal log
  log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor matmul maximum minimum mod modf multiply negative
  nextafter not_equal positive power pow rad2deg radians reciprocal remainder right_shift rint sign signbit sin sinh spacing sqrt square
  subtract tan tanh true_divide trunc vecdot`
const REDUCTIONS = `mean median sum prod std var min max amin amax argmin argmax any all cumsum cumprod nanmean nanmedian nansum nanstd nanvar nanmin nanmax
  average percentile quantile ptp clip around round ravel reshape squeeze transpose concatenate dot vdot inner outer cross nan_to_num
  asarray array zeros ones identity linspace arange sort argsort unique where`

const held = (names: string): string => names.replace(/\S+/g, '$&:reference')
const HELD = held(`${UFUNCS} ${REDUCTIONS}`)

/** The private core was renamed in numpy 2; each table stands for both names. */
function both(table: AllowTable): AllowTable {
  return Object.fromEntries(
    Object.entries(table).flatMap(([module, names]) => [
      [module, names],
      [module.replace(/^numpy\.core/, 'numpy._core'), names],
    ]),
  )
}

export const allowNumpy: AllowTable = {
  numpy: `dtype ndarray matrix ${SCALARS} ${HELD}`,
  'numpy.dtypes': DTYPES,
  ...both({
    'numpy.core.multiarray': '_reconstruct:array scalar:scalar ndarray dtype _frombuffer',
    'numpy.core._multiarray_umath': `_reconstruct:array scalar:scalar ndarray dtype _ufunc_reconstruct:ufunc ${HELD}`,
    'numpy.core': '_ufunc_reconstruct:ufunc _DType_reconstruct:dtypeclass',
    'numpy.core._internal': '_frombuffer _convert_to_stringdtype_kwargs',
    'numpy.core.numeric': `_frombuffer ${HELD}`,
    'numpy.core.numerictypes': SCALARS,
    'numpy.core.umath': HELD,
    'numpy.core.fromnumeric': HELD,
    'numpy.core.records': 'recarray record',
    'numpy.core.defchararray': 'chararray',
  }),
  'numpy.rec': 'recarray record',
  'numpy.ma': 'MaskedArray masked_array',
  'numpy.ma.core': '_mareconstruct:array MaskedArray MaskedConstant mvoid',
  'numpy.matrixlib.defmatrix': 'matrix',
  'numpy.random': '__RandomState_ctor __randomstate_ctor RandomState Generator PCG64 PCG64DXSM MT19937 Philox SFC64 SeedSequence',
  'numpy.random._pickle': '__randomstate_ctor:generator __generator_ctor:generator __bit_generator_ctor:generator',
  'numpy.random.mtrand': 'RandomState __RandomState_ctor',
  'numpy.random._generator': 'Generator',
  'numpy.random._mt19937': 'MT19937',
  'numpy.random._pcg64': 'PCG64 PCG64DXSM',
  'numpy.random._philox': 'Philox',
  'numpy.random._sfc64': 'SFC64',
  'numpy.random.bit_generator': 'SeedSequence SeedlessSeedSequence BitGenerator __pyx_unpickle_SeedSequence',
  'numpy.random._bit_generator': 'SeedSequence SeedlessSeedSequence __pyx_unpickle_SeedSequence',
  'numpy.polynomial.polynomial': 'Polynomial',
  'numpy.polynomial.chebyshev': 'Chebyshev',
  'numpy.polynomial.legendre': 'Legendre',
  'numpy.polynomial.hermite': 'Hermite',
  'numpy.polynomial.laguerre': 'Laguerre',
  'numpy.lib.polynomial': 'poly1d',
  'numpy.lib._polynomial_impl': 'poly1d',
}
