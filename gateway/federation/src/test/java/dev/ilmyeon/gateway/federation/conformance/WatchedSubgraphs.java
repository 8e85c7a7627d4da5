package dev.ilmyeon.gateway.federation.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.util.ArrayList;
import java.util.List;

/** Notes what subgraphs answer. */
final class WatchedSubgraphs implements SubgraphTransport {

  private final SubgraphTransport subgraphs;

  final List<String> answers = new ArrayList<>();

  WatchedSubgraphs(SubgraphTransport subgraphs) {
    this.subgraphs = subgraphs;
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    return subgraphs.send(
        request,
        new Callback() {
          @Override
          public void answered(SubgraphResponse response) {
            answers.add(new String(response.body(), 0, response.length(), UTF_8));
            callback.answered(response);
          }

          @Override
          public void failed(SubgraphFailure failure) {
            callback.failed(failure);
          }
        });
  }
}
