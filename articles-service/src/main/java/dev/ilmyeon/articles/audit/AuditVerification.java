package dev.ilmyeon.articles.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The command that verifies the chain: says what it found, and ends the process with 0 or 1. */
final class AuditVerification implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(AuditVerification.class);

  private final AuditChain chain;
  private final ConfigurableApplicationContext context;

  AuditVerification(AuditChain chain, ConfigurableApplicationContext context) {
    this.chain = chain;
    this.context = context;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    AuditChain.Verdict verdict = chain.verify().toFuture().join();
    if (verdict.whole()) {
      log.info(
          "The audit trail is whole: {} entries, the last one's hash is {}",
          verdict.entries(),
          verdict.lastHash());
    } else {
      log.error(
          "The audit trail is BROKEN at entry {}: {} entries before it hold",
          verdict.broken(),
          verdict.entries());
    }
    System.exit(SpringApplication.exit(context, () -> verdict.whole() ? 0 : 1));
  }
}
