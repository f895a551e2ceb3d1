"""The tests, which mirror the house; beside them stand whole journeys, faults and properties."""
