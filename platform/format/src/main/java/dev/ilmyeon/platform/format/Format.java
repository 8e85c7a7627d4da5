package dev.ilmyeon.platform.format;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code Format check|apply <root>…}: compares or rewrites every {@code .java} file below the
 * roots. {@code check} exits 1 and names the files that differ. A tool of ours because the usual
 * plugins run the formatter inside Maven's own Java, which may be older than the formatter accepts.
 */
public final class Format {

  private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".ilmyeon");

  private final Formatter formatter =
      new Formatter(
          JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build());

  private Format() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || !Set.of("check", "apply").contains(arguments[0])) {
      System.err.println("usage: Format check|apply <root>…");
      System.exit(2);
    }
    boolean apply = arguments[0].equals("apply");
    List<Path> different = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      different.addAll(new Format().run(Path.of(arguments[i]), apply));
    }
    if (!different.isEmpty() && !apply) {
      System.err.println(
          "Not formatted (mvn -pl platform/format -Dformat=apply verify rewrites them):");
      different.forEach(file -> System.err.println("  " + file));
      System.exit(1);
    }
    different.forEach(file -> System.out.println("formatted " + file));
  }

  private List<Path> run(Path root, boolean apply) throws IOException {
    List<Path> different = new ArrayList<>();
    for (Path file : javaFiles(root)) {
      String source = Files.readString(file);
      String formatted = format(file, source);
      if (!formatted.equals(source)) {
        different.add(file);
        if (apply) {
          Files.writeString(file, formatted);
        }
      }
    }
    return different;
  }

  private String format(Path file, String source) {
    try {
      String formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(source));
      return ImportOrderer.reorderImports(formatted, JavaFormatterOptions.Style.GOOGLE);
    } catch (FormatterException e) {
      throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path name = directory.getFileName();
            return name != null && SKIPPED.contains(name.toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
