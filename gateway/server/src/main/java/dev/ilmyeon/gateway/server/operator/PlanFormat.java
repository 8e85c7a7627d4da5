package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;

/** How a plan, or why there is none, is written; what the client accepts decides. */
enum PlanFormat implements Producible<PlanFormat> {
  /** For people. */
  TEXT("text/plain;charset=UTF-8") {
    @Override
    byte[] plan(QueryPlan plan) {
      return PlanPrinter.text(plan).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    byte[] refusal(String reason) {
      return "There is no plan. %s\n".formatted(reason).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** For Apollo's tools and others. */
  JSON("application/json") {
    @Override
    byte[] plan(QueryPlan plan) {
      return json(PlanPrinter.json(plan));
    }

    @Override
    byte[] refusal(String reason) {
      return json(Map.of("errors", List.of(Map.of("message", reason))));
    }
  };

  private final MimeType type;

  PlanFormat(String type) {
    this.type = MimeType.valueOf(type);
  }

  private static byte[] json(Object value) {
    JsonWriter out = new JsonWriter(4096);
    out.any(value);
    return out.toByteArray();
  }

  abstract byte[] plan(QueryPlan plan);

  abstract byte[] refusal(String reason);

  @Override
  public MimeType getProducedMimeType() {
    return type;
  }

  @Override
  public boolean isDefault() {
    return this == TEXT;
  }
}
