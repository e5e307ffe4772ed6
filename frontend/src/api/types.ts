// The dashboard's names for what the API sends and accepts. The types are generated from docs/openapi.json (npm run
// types), which is also the only place where fields are described.

import type { components, operations } from './schema'

type Schemas = components['schemas']
type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>

export type Login = Schemas['LoggedIn']
export type User = Schemas['Profile']

export type Dashboard = Schemas['Dashboard']
export type Fleet = Schemas['WorkerCounts']
export type WorkerHealth = Schemas['WorkerHealth']
export type WorkerState = Schemas['WorkerState']
export type WorkerView = Schemas['WorkerView']

export type Attack = Schemas['AttackView']
export type AttackOption = Schemas['OptionView']
export type Duration = Schemas['Duration']
export type OnWorkerLoss = Schemas['OnWorkerLoss']
export type OutcomeKind = Schemas['OutcomeKind']
export type Pacer = Schemas['Pacer']
export type PacerChange = Schemas['PacerChange']
export type Plan = Schemas['PlanView']
export type Rate = Schemas['Rate']
export type RateDistribution = Schemas['RateDistribution']
export type RateRange = Schemas['RateRange']
export type TargetDocument = Schemas['TargetDocument']
export type TestDocument = Schemas['TestDocument']
export type TestOutcome = Schemas['OutcomeView']
export type TestPage = Schemas['TestPage']
export type TestState = Schemas['TestState']
export type TestView = Schemas['TestView']
export type ThresholdDocument = Schemas['ThresholdDocument']
export type ThresholdOutcome = Schemas['ThresholdOutcome']
export type ThresholdView = Schemas['ThresholdView']

export type LiveSnapshot = Schemas['LiveSnapshot']
export type Point = Schemas['Point']
export type Quantiles = Schemas['Quantiles']
export type Notice = Schemas['Notice']
export type TestEvent = Schemas['TestEvent']
export type TimeSeries = Schemas['Points']

export type CurvePoint = Schemas['CurvePoint']
export type FailureSample = Schemas['FailureSample']
export type LatencySummary = Schemas['Percentiles']
export type Ledger = Schemas['LedgerView']
export type Report = Schemas['Report']
export type ReportFormat = NonNullable<QueryOf<'report'>['format']>
export type TargetReport = Schemas['TargetReport']
export type Verdict = Schemas['Verdict']
export type WorkerReport = Schemas['WorkerReport']
/** A range of seconds of a test; the last one is exclusive. */
export type TestWindow = Required<Pick<QueryOf<'report'>, 'from' | 'to'>>

export type ComparedPair = Schemas['PairView']
export type ComparedTest = Schemas['TestFigures']
export type Comparison = Schemas['ComparedTests']
export type ComparisonVerdict = Schemas['ComparisonVerdict']
export type FigureDifference = Schemas['DifferenceView']

export type FieldError = NonNullable<Schemas['Problem']['errors']>[number]
/** What the master answers instead of a result. Every field is optional because the answer may come from a proxy. */
export type ProblemDetails = Partial<Schemas['Problem']>
