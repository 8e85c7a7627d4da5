package dev.ilmyeon.local.process;

import java.io.IOException;

/** What a {@link Supervisor} keeps running. */
public interface Program {

  /** As in the reports and the names of its files. */
  String name();

  /** The name of the file that runs, by which its process is recognised later. */
  String executable();

  LogFile log();

  /** Starts it once more. */
  Process launch() throws IOException;

  /** Whether it answers; asked again and again while it starts, so it takes no long. */
  boolean answers();

  /** Called when a process ended before it ever answered. */
  default void failedToStart() {}

  /** Ends the process for good, within seconds. */
  void stop(Process process);
}
