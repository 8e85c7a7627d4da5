package dev.ilmyeon.gateway.federation.execute;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.fixture.GraphQlText;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.Projection;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.subgraph.FetchListener;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphMessages;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One run of a plan over subgraphs that the test plays. */
final class PlanRunFixture {

  final FakeSubgraphs subgraphs = new FakeSubgraphs();
  final List<FetchListener.Fetched> heard = new ArrayList<>();
  final List<FetchListener.Withheld> withheld = new ArrayList<>();
  SubgraphMessages messages = SubgraphMessages.ALL;
  Duration patience = Duration.ofMinutes(1);
  final CompletableFuture<String> response = new CompletableFuture<>();

  private final Schema schema;

  private final FetchListener listener =
      new FetchListener() {
        @Override
        public void fetched(Fetched fetched) {
          heard.add(fetched);
        }

        @Override
        public void withheld(Withheld error) {
          withheld.add(error);
        }
      };

  PlanRunFixture(String sdl) {
    schema = GraphQlText.schema(sdl);
  }

  Runnable start(String query, QueryPlan plan) {
    return start(query, plan, "{}", subgraphs);
  }

  Runnable start(String query, QueryPlan plan, String variables, SubgraphTransport transport) {
    Operation operation = GraphQlText.operation(schema, query);
    ExecutablePlan executable = new ExecutablePlan.Compiler(schema).compile(plan, operation);
    Projection projection = Projection.of(operation, schema);
    return PlanRun.start(
        executable,
        new PlanRun.Environment(
            transport,
            listener,
            (JsonObject) JsonReader.read(variables, 9),
            "context",
            10,
            messages,
            patience),
        null,
        new PlanRun.Listener() {
          @Override
          public void finished(MergedResponse merged, ResponseErrors errors) {
            response.complete(new String(projection.write(merged, errors, Map.of()), UTF_8));
          }

          @Override
          public void broke(Throwable cause) {
            response.completeExceptionally(cause);
          }
        });
  }

  FakeSubgraphs.Waiting next(String subgraph) {
    return subgraphs.next(subgraph);
  }

  String response() {
    return response.getNow("not finished");
  }

  /** The variables of a request, as JSON. */
  static String variables(FakeSubgraphs.Waiting request) {
    String body = request.body();
    String start = "\"variables\":";
    return body.substring(body.indexOf(start) + start.length(), body.length() - 1);
  }
}
