package dev.ilmyeon.articles.audit;

import static dev.ilmyeon.articles.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Computes the trail's hashes anew, apart from the database's own function: an entry that was
 * changed, taken out or put in shows where the chain no longer holds. Entries taken away from its
 * end show only to who noted its last hash elsewhere.
 */
public final class AuditChain {

  /**
   * What was found.
   *
   * @param entries how many hold, from the first on
   * @param lastHash of the last of them, in hexadecimal digits; to be noted elsewhere
   * @param broken the number of the entry that does not hold, if one doesn't
   */
  public record Verdict(long entries, String lastHash, @Nullable Long broken) {

    public boolean whole() {
      return broken == null;
    }
  }

  private record Link(
      long number, List<String> parts, byte[] previousHash, byte[] hash, @Nullable Long broken) {}

  private final DatabaseClient database;

  AuditChain(DatabaseClient database) {
    this.database = database;
  }

  public Mono<Verdict> verify() {
    Link start = new Link(0, List.of(), new byte[0], sha256(new byte[0]), null);
    return links()
        .scan(start, AuditChain::follow)
        .takeUntil(link -> link.broken() != null)
        .last(start)
        .map(link ->
            new Verdict(link.number(), HexFormat.of().formatHex(link.hash()), link.broken()));
  }

  private Flux<Link> links() {
    return database
        .sql(
            """
            SELECT number, (extract(epoch FROM at) * 1000000)::bigint AS micros, actor, action, subject,
              detail::text AS detail, previous_hash, hash
            FROM audit_entry ORDER BY number
            """)
        .map(AuditChain::link)
        .all();
  }

  private static Link link(Readable row) {
    long number = required(row, "number", Long.class);
    return new Link(
        number,
        List.of(
            Long.toString(number),
            Long.toString(required(row, "micros", Long.class)),
            required(row, "actor", String.class),
            required(row, "action", String.class),
            required(row, "subject", String.class),
            required(row, "detail", String.class)),
        required(row, "previous_hash", byte[].class),
        required(row, "hash", byte[].class),
        null);
  }

  private static Link follow(Link before, Link next) {
    boolean holds =
        next.number() == before.number() + 1
            && MessageDigest.isEqual(next.previousHash(), before.hash())
            && MessageDigest.isEqual(next.hash(), hash(next));
    return holds
        ? next
        : new Link(
            before.number(), before.parts(), before.previousHash(), before.hash(), next.number());
  }

  private static byte[] hash(Link link) {
    byte[] text =
        link.parts().stream()
            .map(part -> part.getBytes(StandardCharsets.UTF_8).length + ":" + part + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[link.previousHash().length + text.length];
    System.arraycopy(link.previousHash(), 0, all, 0, link.previousHash().length);
    System.arraycopy(text, 0, all, link.previousHash().length, text.length);
    return sha256(all);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return Objects.requireNonNull(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
