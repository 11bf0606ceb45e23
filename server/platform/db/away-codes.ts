/**
 * What a server answers while something passes by itself, by its number: everything of MongoDB's list that a client can be
 * told and that is of one of these kinds. Whatever MongoDB keeps between its own processes (`InternalOnly`), what needs
 * transactions, change streams or stream processors, and what only another statement or a person can mend is not here.
 * @see https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
 */
const AWAY = {
  "NetworkError, NetworkTimeoutError": [
    6, // HostUnreachable
    7, // HostNotFound
    89, // NetworkTimeout
    202, // NetworkInterfaceExceededTimeLimit
    317, // ConnectionPoolExpired
    384, // ConnectionError
    515, // ConnectionClosedByPeer
    516, // ConnectionEstablishmentTimeout
    9_001, // SocketException
  ],
  NotPrimaryError: [
    189, // PrimarySteppedDown
    10_058, // LegacyNotPrimary
    10_107, // NotWritablePrimary
    11_602, // InterruptedDueToReplStateChange
    13_435, // NotPrimaryNoSecondaryOk
    13_436, // NotPrimaryOrSecondary
  ],
  "ShutdownError, CloseConnectionError": [
    91, // ShutdownInProgress
    303, // SplitHorizonChange
    11_600, // InterruptedAtShutdown
  ],
  "Interruption, CancellationError": [
    24, // LockTimeout
    90, // CallbackCanceled
    279, // ClientDisconnect
    281, // TransactionCoordinatorSteppingDown
    282, // TransactionCoordinatorReachedAbortDecision
    310, // PeriodicJobIsStopped
    355, // InterruptedDueToStorageChange
    453, // InterruptedDueToReshardingCriticalSection
    471, // InterruptedDueToAddShard
    473, // InterruptedDueToOverload
    485, // InterruptedDueToTimeseriesUpgradeDowngrade
    509, // TooManyOpenTransactions
    11_601, // Interrupted
    46_841, // ClientMarkedKilled
    91_331, // RetriableRemoteCommandFailure
    10_045_600, // InterruptedDueToFCVChange
  ],
  ExceededTimeLimitError: [
    50, // MaxTimeMSExpired
    262, // ExceededTimeLimit
    290, // TransactionExceededLifetimeLimitSeconds
    407, // PooledConnectionAcquisitionExceededTimeLimit
  ],
  WriteConcernError: [
    64, // WriteConcernTimeout, before 8.1 WriteConcernFailed
    75, // WriteConcernLegacyOK
    79, // UnknownReplWriteConcern: a member does not know the set's configuration yet
    100, // UnsatisfiableWriteConcern: too few members just now
  ],
  SystemOverloadedError: [
    433, // AdmissionQueueOverflow
    449, // RateLimitExceeded
    450, // PooledConnectionAcquisitionRejected
    462, // IngressRequestRateLimitExceeded
    489, // SearchRequestRejectedDueToOverload
    521, // QueryMemoryLimitExceeded
    526, // ChameleonRejected
  ],
  RetriableError: [
    134, // ReadConcernMajorityNotAvailableYet
    402, // ResourceExhausted
    406, // MigrationBlockingOperationCoordinatorCleaningUp
    412, // UpdatesStillPending
    488, // PrimaryOnlyServiceInitializing
    506, // NodeInStepDownPeriod
    512, // WriteConflictRetryLimitExceeded
    50_915, // BackupCursorOpenConflictWithCheckpoint
  ],
  CursorInvalidatedError: [
    43, // CursorNotFound: the server that had it was restarted
    175, // QueryPlanKilled
    237, // CursorKilled
    314, // ObjectIsBusy
  ],
  "StaleShardVersionError, SnapshotError": [
    63, // StaleShardVersion
    150, // StaleEpoch
    239, // SnapshotTooOld
    246, // SnapshotUnavailable
    249, // StaleDbVersion
    250, // StaleChunkHistory
    272, // MigrationConflict
    13_388, // StaleConfig
  ],
  "of no kind there, and yet they pass": [
    46, // LockBusy
    83, // RemoteResultsUnavailable
    94, // NotYetInitialized: nobody has initiated the set yet
    107, // LockFailed
    109, // ConfigurationInProgress
    117, // ConflictingOperationInProgress
    133, // FailedToSatisfyReadPreference
    145, // PooledConnectionsDropped
    149, // NoConfigPrimary
    164, // InitialSyncActive
    203, // ShardingStateNotInitialized
    208, // TooManyLocks
    209, // StaleClusterTime
    215, // DatabaseDropPending
    216, // ElectionInProgress
    261, // TooManyLogicalSessions
    264, // TooManyFilesOpen
    276, // IndexBuildAborted
    285, // IndexBuildAlreadyInProgress
    308, // CurrentConfigNotCommittedYet
    319, // MovePrimaryInProgress
    338, // ReshardCollectionInProgress
    342, // ReshardingCriticalSectionTimeout
    343, // ShardCannotRefreshDueToLocksHeld
    365, // TemporarilyUnavailable
    371, // UserWritesBlocked
    391, // ReauthenticationRequired: the driver signs in anew
    507, // ReplicaSetWritesBlocked
    514, // LightweightStepdownConflict
    522, // RetryBackoff
    12_586, // BackgroundOperationInProgressForDatabase
    12_587, // BackgroundOperationInProgressForNamespace
    14_031, // OutOfDiskSpace
    56_846, // ConfigServerUnreachable
  ],
  "of others than MongoDB": [
    16_500, // RequestRateTooLarge, of Cosmos DB
  ],
} as const;

export const AWAY_CODES: ReadonlySet<number> = new Set(Object.values(AWAY).flat());
