import type { AllowTable } from './allow-table.js'

const SPARSE = ['bsr', 'coo', 'csc', 'csr', 'dia', 'dok', 'lil']
const matrices = (kind: string): string => `${kind}_matrix ${kind}_array`

const CONTINUOUS =
  `alpha anglit arcsine argus beta betaprime bradford burr burr12 cauchy chi chi2 cosine crystalball dgamma dweibull erlang expon exponnorm
  exponpow exponweib f fatiguelife fisk foldcauchy foldnorm gamma gausshyper genexpon genextreme gengamma genhalflogistic genhyperbolic
  geninvgauss genlogistic gennorm genpareto gibrat gilbrat gompertz gumbel_l gumbel_r halfcauchy halfgennorm halflogistic halfnorm hypsecant
  invgamma invgauss invweibull jf_skew_t johnsonsb johnsonsu kappa3 kappa4 ksone kstwo kstwobign laplace laplace_asymmetric levy levy_l
  loggamma logistic loglaplace lognorm loguniform lomax maxwell mielke moyal nakagami ncf nct ncx2 norm norminvgauss pareto pearson3
  powerlaw powerlognorm powernorm rayleigh rdist recipinvgauss reciprocal rel_breitwigner rice semicircular skewcauchy skewnorm studentized_range
  t trapezoid trapz triang truncexpon truncnorm truncpareto truncweibull_min tukeylambda uniform vonmises vonmises_line wald weibull_max
  weibull_min wrapcauchy irwinhall landau dpareto_lognorm`
    .split(/\s+/)
    .map((name) => `${name}_gen`)
    .join(' ')
const DISCRETE =
  `bernoulli betabinom betanbinom binom boltzmann dlaplace geom hypergeom logser nbinom nchypergeom_fisher nchypergeom_wallenius nhypergeom planck
  poisson poisson_binom randint skellam yulesimon zipf zipfian`
    .split(/\s+/)
    .map((name) => `${name}_gen`)
    .join(' ')

export const allowScipy: AllowTable = {
  ...Object.fromEntries(
    SPARSE.flatMap((kind) => [
      [`scipy.sparse._${kind}`, matrices(kind)],
      [`scipy.sparse.${kind}`, matrices(kind)],
    ]),
  ),
  'scipy.sparse': SPARSE.map(matrices).join(' '),
  'scipy.interpolate.interpolate': 'interp1d PPoly BPoly NdPPoly',
  'scipy.interpolate._interpolate': 'interp1d PPoly BPoly NdPPoly',
  'scipy.interpolate._bsplines': 'BSpline',
  'scipy.interpolate._cubic': 'CubicSpline PchipInterpolator Akima1DInterpolator CubicHermiteSpline',
  'scipy.interpolate._fitpack2': 'UnivariateSpline InterpolatedUnivariateSpline LSQUnivariateSpline RectBivariateSpline',
  'scipy.interpolate._rgi': 'RegularGridInterpolator',
  'scipy.interpolate._rbfinterp': 'RBFInterpolator',
  'scipy.interpolate.interpnd': 'LinearNDInterpolator CloughTocher2DInterpolator',
  'scipy.spatial._kdtree': 'KDTree',
  'scipy.spatial.kdtree': 'KDTree',
  'scipy.spatial._ckdtree': 'cKDTree cKDTreeNode',
  'scipy.spatial.ckdtree': 'cKDTree',
  'scipy.spatial.distance':
    'euclidean cityblock cosine correlation hamming jaccard minkowski chebyshev canberra braycurtis mahalanobis sqeuclidean',
  'scipy.spatial.transform._rotation': 'Rotation Slerp',
  'scipy.stats._continuous_distns': CONTINUOUS,
  'scipy.stats._discrete_distns': DISCRETE,
  'scipy.stats._distn_infrastructure': 'rv_frozen rv_continuous_frozen rv_discrete_frozen',
  'scipy.stats._kde': 'gaussian_kde',
  'scipy.stats.kde': 'gaussian_kde',
  'scipy.stats._multivariate': 'multivariate_normal_gen multivariate_normal_frozen dirichlet_gen wishart_gen',
  'scipy.optimize._optimize': 'OptimizeResult',
  'scipy.optimize.optimize': 'OptimizeResult',
  'scipy.special._ufuncs': 'expit logit gammaln digamma erf erfc logsumexp xlogy entr softmax',
  'scipy.special._basic': 'softmax logsumexp',
}
