package dev.ilmyeon.local;

import dev.ilmyeon.local.application.Application;
import dev.ilmyeon.local.data.DataDirectory;
import dev.ilmyeon.local.option.Options;
import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.postgres.Postgres;
import dev.ilmyeon.local.process.LocalPort;
import dev.ilmyeon.local.process.LogFile;
import dev.ilmyeon.local.process.ProgramEvent;
import dev.ilmyeon.local.process.Records;
import dev.ilmyeon.local.process.RestartPolicy;
import dev.ilmyeon.local.process.Supervisor;
import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that runs: PostgreSQL, then the services and the gateway side by side. It may be
 * closed from any thread at any time, also in the midst of its start.
 */
final class Portal implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Options options;
  private final Checkout checkout;
  private final DataDirectory data;
  private final RestartPolicy policy;
  private final Consumer<ProgramEvent> events;
  private final Map<Part, Integer> databasePorts;
  private final Records records;

  private final Map<Part, Application> applications = new EnumMap<>(Part.class);
  private final Map<Part, Supervisor> supervisors = new EnumMap<>(Part.class);
  private @Nullable Supervisor database;
  private boolean closed;

  Portal(
      Options options,
      Checkout checkout,
      DataDirectory data,
      RestartPolicy policy,
      Consumer<ProgramEvent> events) {
    this(options, checkout, data, policy, events, Map.of());
  }

  /** {@code databasePorts}: of what stands between a service and PostgreSQL. */
  Portal(
      Options options,
      Checkout checkout,
      DataDirectory data,
      RestartPolicy policy,
      Consumer<ProgramEvent> events,
      Map<Part, Integer> databasePorts) {
    this.options = options;
    this.checkout = checkout;
    this.data = data;
    this.policy = policy;
    this.events = events;
    this.databasePorts = Map.copyOf(databasePorts);
    this.records = new Records(data.run());
  }

  Records records() {
    return records;
  }

  /** Ends what a killed launcher left on this data directory, each told by its name. */
  void endLeftovers(Consumer<String> found) throws IOException {
    records.endLeftovers(GRACE, found);
  }

  /** Throws {@link Problem} when a port is taken. */
  void requirePorts() {
    for (Part part : started()) {
      String option = part == Part.GATEWAY ? "--port" : "--" + part.label() + "-port";
      LocalPort.requireFree(options.ports().of(part), part.label(), option + " or --port-base");
    }
  }

  /**
   * Starts all and returns the parts that answer, once each does or is given up. What needs no
   * database is done while that starts.
   */
  List<Part> start() throws IOException {
    CompletableFuture<Postgres> server = Tasks.start(() -> Postgres.prepare(data, databasePort()));
    CompletableFuture<Postgres> answering = new CompletableFuture<>();
    Map<Part, CompletableFuture<Application>> prepared = new EnumMap<>(Part.class);
    for (Part part : started()) {
      prepared.put(part, Tasks.start(() -> prepare(part, answering)));
    }
    startDatabase(Tasks.result(server));
    answering.complete(Tasks.result(server));
    for (CompletableFuture<Application> application : prepared.values()) {
      keep(Tasks.result(application));
    }
    return answering();
  }

  private int databasePort() {
    return options.ports().database();
  }

  private List<Part> started() {
    return Arrays.stream(Part.values()).filter(options::starts).toList();
  }

  private Application prepare(Part part, CompletableFuture<Postgres> server) throws IOException {
    return Application.prepare(
        part,
        checkout.jar(part),
        data.applications(),
        options.ports().of(part),
        () ->
            new Wiring(options, databasePorts, data.media(), checkout.query(), data.secrets())
                .environment(part, Tasks.result(server)),
        LogFile.in(data.logs(), part.label()));
  }

  private void startDatabase(Postgres postgres) {
    Supervisor supervisor = new Supervisor(postgres, policy, records, events);
    synchronized (this) {
      if (closed) {
        return;
      }
      database = supervisor;
      supervisor.start();
    }
    if (!supervisor.settled().join()) {
      throw new Problem("PostgreSQL does not start: see " + Report.shown(postgres.log().file()));
    }
    try {
      postgres.provideDatabases(
          Stream.of(Part.values()).filter(Part::isService).map(Part::label).toList());
    } catch (SQLException e) {
      throw new Problem(
          "The databases cannot be set up (%s). If %s was lost, only --fresh helps."
              .formatted(e.getMessage(), data.root().resolve("secrets")),
          e);
    }
  }

  private synchronized void keep(Application application) {
    if (closed) {
      return;
    }
    Supervisor supervisor = new Supervisor(application, policy, records, events);
    applications.put(application.part(), application);
    supervisors.put(application.part(), supervisor);
    supervisor.start();
  }

  private List<Part> answering() {
    Map<Part, Supervisor> all;
    synchronized (this) {
      all = new EnumMap<>(supervisors);
    }
    return all.entrySet().stream()
        .filter(started -> started.getValue().settled().join())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The applications as they were started. */
  synchronized List<Application> applications() {
    return List.copyOf(applications.values());
  }

  /** Starts a part again that died and was not to be restarted. */
  synchronized void restart(Part part) {
    supervisors.remove(part);
    keep(Objects.requireNonNull(applications.get(part)));
  }

  synchronized Supervisor supervisor(Part part) {
    return Objects.requireNonNull(supervisors.get(part));
  }

  /** Stops the applications side by side, then the database. */
  @Override
  public void close() {
    List<Supervisor> running;
    Supervisor server;
    synchronized (this) {
      closed = true;
      running = List.copyOf(supervisors.values());
      server = database;
    }
    List<CompletableFuture<Void>> stopped =
        running.stream()
            .map(supervisor ->
                Tasks.start(() -> {
                  supervisor.stop();
                  return (Void) null;
                }))
            .toList();
    try {
      CompletableFuture.allOf(stopped.toArray(CompletableFuture[]::new)).join();
    } finally {
      if (server != null) {
        server.stop();
      }
    }
  }
}
