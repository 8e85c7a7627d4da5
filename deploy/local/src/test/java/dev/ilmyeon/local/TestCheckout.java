package dev.ilmyeon.local;

import dev.ilmyeon.local.option.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout whose four jars are {@link StandIn}s. */
record TestCheckout(Path root) {

  private static final List<String> RESOURCES =
      List.of("dev/ilmyeon/local/StandIn.class", "dev/ilmyeon/local/page/page.json");

  static TestCheckout in(Path root) throws IOException {
    Files.createDirectories(root.resolve("deploy"));
    Files.writeString(root.resolve("deploy/front-page.graphql"), "{ frontPage { version } }");
    for (Part part : Part.values()) {
      Path jar = root.resolve(part.jar());
      Files.createDirectories(jar.getParent());
      writeJar(jar);
    }
    return new TestCheckout(root);
  }

  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (String resource : RESOURCES) {
        out.putNextEntry(new JarEntry(resource));
        try (InputStream in = StandIn.class.getClassLoader().getResourceAsStream(resource)) {
          in.transferTo(out);
        }
      }
    }
  }
}
