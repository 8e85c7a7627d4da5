package dev.ilmyeon.local.process;

import java.time.Duration;

/** What happens to a program while a {@link Supervisor} keeps it. */
public sealed interface ProgramEvent {

  Program program();

  record Starting(Program program) implements ProgramEvent {}

  /** It answers, so long after its start. */
  record Ready(Program program, Duration after) implements ProgramEvent {}

  /** It ended by itself, as told by {@code how}, and is started again after a pause. */
  record Died(Program program, String how, Duration pause) implements ProgramEvent {}

  /** It ended by itself once too often. */
  record GivenUp(Program program, String how) implements ProgramEvent {}
}
