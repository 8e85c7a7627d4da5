package dev.ilmyeon.weather.grid;

/**
 * A cell of KMA's 5 km forecast grid: column from the west, row from the south, as its interfaces
 * count them.
 */
public record GridCell(int nx, int ny) {}
