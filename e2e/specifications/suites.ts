/** Parts of names: what they test, the embedded database refuses as a whole (its README), and so they would say nothing. */
export const LEFT_OUT: readonly string[] = [
  "ChangeStream",
  "SnapshotSessions",
  "TimeseriesCollection",
  "ClusteredIndexes",
];

/**
 * The files of PyMongo's tests that run here, in the order in which they run. Suites run beside each other, each on a server of
 * its own, since tests wait more than they compute. The first are the specifications that every driver's maker tests against.
 */
export const SUITES: Readonly<Record<string, readonly string[]>> = {
  "reads and writes": ["test_crud_unified.py"],
  "writes that are tried again": ["test_retryable_writes_unified.py", "test_retryable_writes.py"],
  "reads that are tried again": ["test_retryable_reads_unified.py", "test_retryable_reads.py"],
  "indexes, sessions and commands": [
    "test_index_management.py",
    "test_collection_management.py",
    "test_sessions_unified.py",
    "test_session.py",
    "test_command_monitoring.py",
    "test_command_logging.py",
    "test_run_command.py",
    "test_read_write_concern_spec.py",
    "test_versioned_api_integration.py",
    "test_gridfs_spec.py",
  ],
  "PyMongo's own": [
    "test_crud_v1.py",
    "test_bulk.py",
    "test_collection.py",
    "test_cursor.py",
    "test_database.py",
    "test_collation.py",
    "test_comment.py",
  ],
};
