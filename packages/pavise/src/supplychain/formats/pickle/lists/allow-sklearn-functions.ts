import type { AllowTable } from './allow-table.js'

const LOSSES = [
  'AbsoluteError',
  'BinomialLoss',
  'ExponentialLoss',
  'HalfBinomialLoss',
  'HalfGammaLoss',
  'HalfMultinomialLoss',
  'HalfPoissonLoss',
  'HalfSquaredError',
  'HalfTweedieLoss',
  'HalfTweedieLossIdentity',
  'HuberLoss',
  'PinballLoss',
]
const METRICS =
  `Euclidean SEuclidean Manhattan Chebyshev Minkowski WMinkowski Mahalanobis Hamming Canberra BrayCurtis Jaccard Matching Dice Kulsinski RogersTanimoto
  RussellRao SokalMichener SokalSneath Haversine PyFunc`
    .split(/\s+/)
    .flatMap((metric) => [`${metric}Distance`, `${metric}Distance32`, `${metric}Distance64`])
    .join(' ')

const CLASSIFICATION = `accuracy_score balanced_accuracy_score brier_score_loss classification_report cohen_kappa_score confusion_matrix f1_score fbeta_score
  hamming_loss hinge_loss jaccard_score log_loss matthews_corrcoef precision_recall_fscore_support precision_score recall_score zero_one_loss
  d2_log_loss_score class_likelihood_ratios multilabel_confusion_matrix`
const REGRESSION = `explained_variance_score max_error mean_absolute_error mean_absolute_percentage_error mean_gamma_deviance mean_pinball_loss
  mean_poisson_deviance mean_squared_error mean_squared_log_error mean_tweedie_deviance median_absolute_error r2_score root_mean_squared_error
  root_mean_squared_log_error d2_absolute_error_score d2_pinball_score d2_tweedie_score`
const RANKING = `auc average_precision_score coverage_error dcg_score det_curve label_ranking_average_precision_score label_ranking_loss ndcg_score
  precision_recall_curve roc_auc_score roc_curve top_k_accuracy_score`
const CLUSTERING = `adjusted_mutual_info_score adjusted_rand_score completeness_score contingency_matrix entropy fowlkes_mallows_score homogeneity_score
  mutual_info_score normalized_mutual_info_score pair_confusion_matrix rand_score v_measure_score calinski_harabasz_score davies_bouldin_score
  silhouette_samples silhouette_score`
const PAIRWISE = `additive_chi2_kernel chi2_kernel cosine_distances cosine_similarity euclidean_distances haversine_distances laplacian_kernel linear_kernel
  manhattan_distances nan_euclidean_distances pairwise_distances pairwise_kernels polynomial_kernel rbf_kernel sigmoid_kernel`

const held = (names: string): string => names.replace(/\S+/g, '$&:reference')

/** Compiled losses and distances, and the functions that scorers and neighbour searches keep. */
export const allowSklearnFunctions: AllowTable = {
  'sklearn._loss.loss': LOSSES.join(' '),
  'sklearn._loss._loss': LOSSES.map((loss) => `Cy${loss} __pyx_unpickle_Cy${loss}`).join(' '),
  'sklearn._loss.link': 'IdentityLink LogLink LogitLink HalfLogitLink MultinomialLogit Interval BaseLink',
  'sklearn._loss.glm_distribution':
    'TweedieDistribution NormalDistribution PoissonDistribution GammaDistribution InverseGaussianDistribution DistributionBoundary',
  'sklearn.metrics._dist_metrics': `${METRICS} newObj DistanceMetric DistanceMetric32 DistanceMetric64`,
  'sklearn.neighbors._dist_metrics': `${METRICS} newObj DistanceMetric`,
  'sklearn.neighbors.dist_metrics': `${METRICS} newObj DistanceMetric`,
  'sklearn.metrics._scorer':
    '_passthrough_scorer _Scorer _PredictScorer _ProbaScorer _ThresholdScorer _MultimetricScorer _PassthroughScorer',
  'sklearn.metrics.scorer': '_PredictScorer _ProbaScorer _ThresholdScorer _passthrough_scorer',
  'sklearn.metrics._classification': held(CLASSIFICATION),
  'sklearn.metrics.classification': held(CLASSIFICATION),
  'sklearn.metrics._regression': held(REGRESSION),
  'sklearn.metrics.regression': held(REGRESSION),
  'sklearn.metrics._ranking': held(RANKING),
  'sklearn.metrics.ranking': held(RANKING),
  'sklearn.metrics': held(`${CLASSIFICATION} ${REGRESSION} ${RANKING} ${CLUSTERING}`),
  'sklearn.metrics.cluster._supervised': held(CLUSTERING),
  'sklearn.metrics.cluster._unsupervised': held(CLUSTERING),
  'sklearn.metrics.pairwise': held(PAIRWISE),
}
