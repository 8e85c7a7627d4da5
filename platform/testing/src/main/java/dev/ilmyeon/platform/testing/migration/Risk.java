package dev.ilmyeon.platform.testing.migration;

/** What a migration does to the version before, which goes on serving. */
public enum Risk {
  /** What it may still use is not there any more. */
  DROPS,
  /** What it uses has another name. */
  RENAMES,
  /** Its rows are refused: a column that it does not know has to be given. */
  DEMANDS,
  /** Readers and writers wait until a table has been written anew. */
  REWRITES,
  /** Writers, for some also readers, wait until a table has been read. */
  READS_UNDER_LOCK,
  /** Rows that it wants to change are locked until the migration ends. */
  LOCKS_ROWS,
  /** A table is locked outright, or emptied. */
  LOCKS_TABLE,
  /** It can't be read from the text what is done. */
  IS_UNCLEAR
}
