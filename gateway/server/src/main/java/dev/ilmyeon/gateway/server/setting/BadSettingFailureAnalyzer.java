package dev.ilmyeon.gateway.server.setting;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what is wrong with the settings, instead of a stack trace. */
final class BadSettingFailureAnalyzer extends AbstractFailureAnalyzer<BadSettingException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, BadSettingException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
  }
}
