package dev.ilmyeon.gateway.server.file;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which file is of no use and why, instead of a stack trace. */
final class UnreadableFileFailureAnalyzer extends AbstractFailureAnalyzer<UnreadableFileException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnreadableFileException cause) {
    return new FailureAnalysis(
        "%s can't be used. %s".formatted(cause.path(), cause.reason()),
        "Mend the file, or the setting that names it.",
        cause);
  }
}
