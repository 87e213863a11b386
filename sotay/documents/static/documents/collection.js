// A collection: all of it is kept on the device, to be read without a network.
import { keepHere } from "./keep.js";

keepHere();
