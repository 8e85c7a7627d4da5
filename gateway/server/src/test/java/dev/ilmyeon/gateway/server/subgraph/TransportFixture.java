package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.wire.Network;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import reactor.netty.resources.LoopResources;

/** A transport to one subgraph, {@code weather}, with the settings that a test gives. */
final class TransportFixture implements AutoCloseable {

  static final SubgraphName WEATHER = new SubgraphName("weather");

  /** One, so that whoever asks finds the connection that was used before. */
  private static final LoopResources LOOP = LoopResources.create("transport-test", 1, true);

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Network network;
  private final SubgraphConnector connector;

  private HttpSubgraphTransport transport;

  /**
   * @param settings {@code name=value} below {@code ilmyeon.gateway.subgraph-defaults}
   */
  TransportFixture(String url, String... settings) {
    this(new DefaultSslBundleRegistry(), url, settings);
  }

  /** With bundles that the settings may name. */
  TransportFixture(SslBundles bundles, String url, String... settings) {
    network = SubgraphConfiguration.network(LOOP);
    SubgraphProperties properties = properties(patient(settings));
    SubgraphNetworks networks = new SubgraphNetworks(network, properties, bundles);
    connector = new SubgraphConnector(networks, properties, new Guards(meters));
    transport = connector.connect(Map.of(), null);
    connect(url);
  }

  /** A busy machine must not look like a hung subgraph where no test is about that. */
  private static String[] patient(String... settings) {
    return Stream.concat(Stream.of("read-timeout=10s"), Stream.of(settings)).toArray(String[]::new);
  }

  static SubgraphProperties properties(String... settings) {
    Map<String, String> map = new HashMap<>();
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      map.put("ilmyeon.gateway.subgraph-defaults." + pair[0], pair[1]);
    }
    return new Binder(new MapConfigurationPropertySource(map))
        .bindOrCreate("ilmyeon.gateway", SubgraphProperties.class);
  }

  /** As when the supergraph changes. */
  void connect(String url) {
    HttpSubgraphTransport former = transport;
    transport = connector.connect(weatherAt(url), former);
    connector.show(transport, former);
    former.close();
  }

  static Map<SubgraphName, String> weatherAt(String url) {
    return Map.of(WEATHER, url);
  }

  SubgraphConnector connector() {
    return connector;
  }

  HttpSubgraphTransport transport() {
    return transport;
  }

  MeterRegistry meters() {
    return meters;
  }

  static ClientCall call(Duration time) {
    return new ClientCall(List.of(), List.of(), time);
  }

  Received query() {
    return query(call(Duration.ofSeconds(30)));
  }

  Received query(ClientCall call) {
    return send(OperationKind.QUERY, call);
  }

  Received send(OperationKind kind, ClientCall call) {
    Received received = new Received();
    transport.send(request(kind, call), received);
    return received;
  }

  static SubgraphRequest request(OperationKind kind, ClientCall call) {
    byte[] body = "{\"query\":\"{ strip }\"}".getBytes(StandardCharsets.UTF_8);
    return new SubgraphRequest(WEATHER, kind, body, call);
  }

  @Override
  public void close() {
    transport.close();
    network.close();
  }
}
