import type { KnownFailures } from "./judge.ts";

/** What fails, with what MongoDB does and the embedded database does not. What it has not at all is in its README. */
export const KNOWN_FAILURES: KnownFailures = {
  "There are no views.": [
    "test_crud_unified.py::TestUnifiedEstimatedDocumentCount::test_estimatedDocumentCount_works_correctly_on_views",
  ],
  "The fail point onPrimaryTransactionalWrite counts commands, and not documents.": [
    "test_retryable_writes.py::TestRetryableWrites::test_batch_splitting_retry_fails",
  ],
  "There are no snapshot reads.": [
    "test_sessions_unified.py::TestSessionsImplicitSessionsDefaultCausalConsistency::test_afterClusterTime_is_not_sent_on_retried_read_in_implicit_session_when_readConcern_level_is_snapshot",
    "test_cursor.py::TestRawBatchCursor::test_find_raw_snapshot_reads",
    "test_cursor.py::TestRawBatchCommandCursor::test_aggregate_raw_snapshot_reads",
  ],
  "find takes no min, max, returnKey and showRecordId.": [
    "test_command_monitoring.py::TestCommandMonitoringFind::test_A_successful_find_with_options",
    "test_command_monitoring.py::TestCommandMonitoringFind::test_A_successful_find_with_showRecordId_and_returnKey",
    "test_collection.py::TestCollection::test_min_query",
    "test_cursor.py::TestCursor::test_max",
    "test_cursor.py::TestCursor::test_min",
  ],
  "There are no transactions.": [
    "test_command_logging.py::TestCommandLoggingCommand::test_A_successful_abortTransaction_command",
    "test_command_logging.py::TestCommandLoggingCommand::test_A_successful_commitTransaction_command",
    "test_run_command.py::TestUnifiedRunCommand::test_attaches_transaction_fields_to_given_command",
    "test_versioned_api_integration.py::TestVersionedApiTransactionHandling::test_All_commands_in_a_transaction_declare_an_API_version",
    "test_versioned_api_integration.py::TestVersionedApiTransactionHandling::test_abortTransaction_includes_an_API_version",
    "test_versioned_api_integration.py::TestServerApiIntegration::test_command_options_txn",
    "test_cursor.py::TestRawBatchCursor::test_find_raw_transaction",
    "test_cursor.py::TestRawBatchCommandCursor::test_aggregate_raw_transaction",
  ],
  "A stage that no update has is an error of its statement, and not of the command.": [
    "test_command_logging.py::TestCommandLoggingOperationId::test_Failed_bulk_write_command_log_message_includes_operationId",
  ],
  "There are no capped collections, and so no tailable cursors.": [
    "test_run_command.py::TestUnifiedRunCursorCommand::test_does_not_close_the_cursor_when_receiving_an_empty_batch",
    "test_collection.py::TestCollection::test_options",
    "test_cursor.py::TestCursor::test_concurrent_close",
    "test_cursor.py::TestCursor::test_max_await_time_ms",
    "test_cursor.py::TestCursor::test_tailable",
    "test_database.py::TestDatabase::test_list_collection_names_filter",
    "test_database.py::TestDatabase::test_list_collections",
  ],
  "What fails says nothing of its write concern besides.": [
    "test_read_write_concern_spec.py::TestReadWriteConcernSpec::test_raise_write_concern_error",
  ],
  "There are no commands profile, usersInfo, fsync and testVersion2.": [
    "test_versioned_api_integration.py::TestVersionedApiTestCommandsStrictMode::test_Running_a_command_that_is_not_part_of_the_versioned_API_results_in_an_error",
    "test_cursor.py::TestCursor::test_comment",
    "test_database.py::TestDatabase::test_cursor_command_invalid",
    "test_database.py::TestDatabase::test_validate_collection_background",
  ],
  "No answer comes without being asked for: an exhaust cursor is read as any other.": [
    "test_collection.py::TestCollection::test_exhaust",
  ],
  "There are no text, geo and hashed indexes.": [
    "test_collection.py::TestCollection::test_index_2dsphere",
    "test_collection.py::TestCollection::test_index_geo2d",
    "test_collection.py::TestCollection::test_index_hashed",
    "test_collection.py::TestCollection::test_index_text",
  ],
  "background, which means nothing any more, is not kept with an index.": [
    "test_collection.py::TestCollection::test_index_background",
  ],
  "dropDups, which means nothing any more, is refused.": [
    "test_collection.py::TestCollection::test_index_dont_drop_dups",
  ],
  "There is no fail point maxTimeAlwaysTimeOut.": [
    "test_collection.py::TestCollection::test_index_management_max_time_ms",
    "test_cursor.py::TestCursor::test_max_time_ms",
    "test_cursor.py::TestCursor::test_max_time_ms_getmore",
    "test_database.py::TestDatabase::test_command_max_time_ms",
  ],
  "There are no change streams.": [
    "test_cursor.py::TestCursor::test_command_cursor_to_list",
    "test_cursor.py::TestCursor::test_command_cursor_to_list_empty",
  ],
  "There is no JavaScript.": [
    "test_cursor.py::TestCursor::test_to_list_csot_applied",
    "test_cursor.py::TestCursor::test_where",
  ],
  "There is no log of operations to read.": ["test_cursor.py::TestCursor::test_to_list_tailable"],
  "There are no collections and indexes with a collation.": [
    "test_collation.py::TestCollation::test_create_collection",
    "test_collation.py::TestCollation::test_create_index",
    "test_collation.py::TestCollation::test_indexes_same_keys_different_collations",
  ],
};
