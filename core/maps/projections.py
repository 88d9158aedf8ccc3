"""How degrees become a plane: both are equal-area projections, so that no country looks larger than it is."""

import math

Plane = tuple[float, float]

# Of the sphere with the area of the Earth's surface, in kilometres.
EARTH_RADIUS = 6371.007
# The polynomial of the Equal Earth projection: Šavrič, Patterson and Jenny, doi.org/10.1080/13658816.2018.1504949.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
# East of Greenwich: so the edge of the map runs through the Bering Strait and parts no country.
MIDDLE_MERIDIAN = 11
# Centre of the European grid ETRS89-LAEA (EPSG:3035), degrees north and east.
CENTRE = math.radians(52), math.radians(10)


def lambert_azimuthal(latitude: float, longitude: float) -> Plane | None:
    """Kilometres east and north of 52° N, 10° E; nothing for the other half of the globe."""
    north, east = math.radians(latitude), math.radians(longitude) - CENTRE[1]
    closeness = math.sin(CENTRE[0]) * math.sin(north) + math.cos(CENTRE[0]) * math.cos(north) * math.cos(east)
    if closeness <= 0:
        return None
    scale = EARTH_RADIUS * math.sqrt(2 / (1 + closeness))
    x = math.cos(north) * math.sin(east)
    y = math.cos(CENTRE[0]) * math.sin(north) - math.sin(CENTRE[0]) * math.cos(north) * math.cos(east)
    return scale * x, scale * y


def equal_earth(latitude: float, longitude: float) -> Plane:
    """Kilometres east and north of 0° N, 11° E on the Equal Earth projection."""
    east = math.radians((longitude - MIDDLE_MERIDIAN + 180) % 360 - 180)
    tilt = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = A1 + 3 * A2 * tilt**2 + tilt**6 * (7 * A3 + 9 * A4 * tilt**2)
    x = 2 * math.sqrt(3) / 3 * east * math.cos(tilt) / slope
    y = tilt * (A1 + A2 * tilt**2 + tilt**6 * (A3 + A4 * tilt**2))
    return EARTH_RADIUS * x, EARTH_RADIUS * y
